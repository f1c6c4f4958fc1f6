declare module '*.jsonl' {
  const rows: readonly unknown[];
  export default rows;
}
