// The texts that are measured: drafts as they are found, joined and repeated up to a size.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bytes as a file has them. */
export const bytesOf = (text) => Buffer.byteLength(text);

/** @returns {string[]} the .txt files of a folder, or that one file */
function read(path) {
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'utf8')];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? read(join(path, entry.name))
        : entry.name.endsWith('.txt')
          ? read(join(path, entry.name))
          : [],
    );
}

/**
 * @param {readonly string[]} drafts
 * @param {number} size bytes in UTF-8 that the text has at least
 * @returns {string} whole drafts one after another, as one flat string, the way a file is read
 */
export function grow(drafts, size) {
  const pieces = [];
  for (let at = 0, bytes = 0; bytes < size; at++) {
    const piece = `${drafts[at % drafts.length].replace(/^\ufeff/, '').trim()}\n\n`;
    pieces.push(piece);
    bytes += bytesOf(piece);
  }
  return Buffer.from(pieces.join('')).toString();
}

/**
 * Faulty drafts and clean ones.
 * @param {{ faulty?: string, clean?: string }} folders absent: the samples and the specimens of the repository
 */
export function loadDrafts({ faulty, clean }) {
  const specimens = `${root}seeds/specimens/clean`;
  return {
    faulty: read(faulty ?? `${root}samples`).slice(0, 5),
    clean: read(clean ?? (existsSync(specimens) ? specimens : `${root}samples/2-改好的讲话稿.txt`)),
  };
}
