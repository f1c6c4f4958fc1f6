/** Made by scripts/word-list.mjs while bundling: characters with their syllables and words with their frequency, gzipped. */
declare module 'gongwen:words' {
  const packed: Uint8Array;
  export default packed;
}
