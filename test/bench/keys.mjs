// From a key to its diagnostics: didChange of one character, then textDocument/diagnostic answered, over stdio.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { quantile } from './measure.mjs';

const server = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));
/** As client/src/node.ts starts it. */
const flags = ['--max-semi-space-size=32'];
const uri = 'file:///bench/draft.txt';
/** The steps from key to key, so that they are spread over the text and none comes twice. */
const GOLDEN = 0.618_033_988_75;

/** Place of an offset as LSP counts it. */
function positionAt(starts, offset) {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - starts[low] };
}

/** Resident memory of a process in MB; `undefined` where the system does not tell. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** A minute of writing; the compilers of the server and of the one who asks are still at work. */
const MINUTE = 240;

/**
 * @param {string} text with LF line ends
 * @param {{ keys?: number }} [options] each key types a character, or takes away the one before
 * @returns {Promise<{ p50: number, p95: number, early: number, max: number, first: number, diagnostics: number, memory?:
 *   number }>} milliseconds; `early`: p95 of the first minute; `first`: from didOpen to the first answer; memory in MB
 */
export async function typeKeys(text, { keys = 1000 } = {}) {
  const child = spawn(process.execPath, [...flags, server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  try {
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification('initialized', {});
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

    let resultId;
    let diagnostics = 0;
    const ask = async () => {
      const answer = await connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
        ...(resultId === undefined ? {} : { previousResultId: resultId }),
      });
      resultId = answer.resultId;
      if (answer.kind === 'full') diagnostics = answer.items.length;
    };
    const opened = performance.now();
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'plaintext', version: 0, text },
    });
    await ask();
    const first = performance.now() - opened;

    const times = [];
    for (let key = -Math.ceil(MINUTE / 10), version = 1; key < keys; key++, version++) {
      const place = Math.floor(((Math.abs(key >> 1) * GOLDEN) % 1) * text.length);
      const start = positionAt(starts, place);
      const typed = (key & 1) === 0;
      const end = typed ? start : { ...start, character: start.character + 1 };
      const began = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start, end }, text: typed ? '的' : '' }],
      });
      await ask();
      if (key >= 0) times.push(performance.now() - began);
    }
    return {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      early: quantile(times.slice(0, MINUTE), 0.95),
      max: Math.max(...times),
      first,
      diagnostics,
      memory: memoryOf(child.pid),
    };
  } finally {
    await connection.sendRequest('shutdown').catch(() => {});
    await connection.sendNotification('exit').catch(() => {});
    connection.dispose();
    child.kill();
  }
}
