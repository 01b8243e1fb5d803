import { availableParallelism } from "node:os";
import { fork } from "node:child_process";
import { play } from "./play.ts";

/** Seeds of one process: whatever it holds on to, it does not hold it for long. */
const PIECE = 500;
/** It is told how far it is after so many (seeds). */
const TELL = 100;

/** What a process says after each seed. */
interface Heard {
  readonly seed: number;
  readonly failure?: string;
}

/** Plays seeds beyond those of the tests: `npm run simulate -- 1 10000`, on all cores but one, and goes on past those that fail. */
const [from = 1, to = 1_000, part] = process.argv.slice(2).map(Number);
if (part === undefined) await playAll();
else await playPiece();

async function playAll(): Promise<void> {
  const started = Date.now();
  const failed: number[] = [];
  let done = 0;
  let next = from;
  const say = (): void => {
    const seconds = Math.max(1, Math.round((Date.now() - started) / 1_000));
    console.log(`${done} of ${to - from + 1} seeds in ${seconds} s; ${failed.length === 0 ? "all promises held" : `failed: ${failed.join(", ")}`}`);
  };
  const heard = ({ seed, failure }: Heard): void => {
    done += 1;
    if (failure !== undefined) {
      failed.push(seed);
      console.log(failure);
    }
    if (done % TELL === 0) say();
  };
  const piece = (first: number, last: number): Promise<number> => new Promise((resolve) => {
    const child = fork(import.meta.filename, [first, last, 1].map(String));
    child.on("message", (message) => heard(message as Heard));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism() - 1) }, async () => {
    while (next <= to) {
      const first = next;
      const last = Math.min(to, first + PIECE - 1);
      next = last + 1;
      if ((await piece(first, last)) === 0) continue;
      console.log(`The process that played seeds ${first} to ${last} ended before they were over`);
      process.exitCode = 1;
    }
  }));
  say();
  if (failed.length > 0) process.exitCode = 1;
}

async function playPiece(): Promise<void> {
  for (let seed = from; seed <= to; seed++) {
    const { failure } = await play(seed, seed);
    await new Promise((sent) => process.send?.({ seed, ...(failure !== undefined && { failure }) } satisfies Heard, sent));
  }
  process.exit(0);
}
