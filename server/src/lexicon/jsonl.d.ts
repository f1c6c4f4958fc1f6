declare module '*.jsonl' {
  const packed: import('./packed.js').Packed;
  export default packed;
}
