// Measuring, in the process and as a command.
import { spawn } from 'node:child_process';
import { Bench } from 'tinybench';

/** Milliseconds, sorted, at a share from 0 to 1. */
export const quantile = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

/**
 * The fastest of several runs in this process, warm: what the work takes when nothing else has the core.
 * @param {() => unknown} work
 * @param {number} time milliseconds for all runs; at least three are made
 * @returns {Promise<{ min: number, p50: number }>} milliseconds
 */
export async function inProcess(work, time = 1500) {
  const bench = new Bench({ time, iterations: 3, warmupTime: time / 3, warmupIterations: 1, retainSamples: true });
  bench.add('work', work);
  await bench.run();
  const { result } = bench.tasks[0];
  if (result.error) throw result.error;
  return { min: result.latency.min, p50: result.latency.p50 };
}

/**
 * Whether a tool takes a text at all in the time allowed. It runs in a process of its own, for nothing else stops it.
 * @param {string} script an ES module that does the work
 * @param {number} limit milliseconds
 */
export const finishes = (script, limit) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });

/**
 * Runs `node ARGS` again and again.
 * @returns {Promise<{ min: number, p50: number } | undefined>} milliseconds from spawn to exit; `undefined` where one
 * run took longer than `limit`
 */
export async function command(args, { runs = 11, limit = 60_000, cwd } = {}) {
  const times = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    const done = await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd });
      const timer = setTimeout(() => child.kill('SIGKILL'), limit);
      child.stdout.resume();
      child.stderr.resume();
      child.on('error', reject);
      child.on('close', (_, signal) => {
        clearTimeout(timer);
        resolve(signal === null);
      });
    });
    if (!done) return undefined;
    times.push(performance.now() - began);
    // A slow one tells as much in three runs.
    if (i >= 2 && times[0] > 3000) break;
  }
  return { min: Math.min(...times), p50: quantile(times, 0.5) };
}
