import { availableParallelism } from "node:os";
import { fork } from "node:child_process";
import { play } from "./play.ts";

/** Plays seeds beyond those of the tests: `npm run simulate -- 1 10000`, on all cores but one. */
const [from = 1, to = 1_000, part] = process.argv.slice(2).map(Number);
const started = Date.now();

if (part === undefined) {
  const parts = Math.max(1, availableParallelism() - 1);
  const size = Math.ceil((to - from + 1) / parts);
  for (let n = 0; n < parts; n++) {
    const child = fork(import.meta.filename, [from + n * size, Math.min(to, from + (n + 1) * size - 1), n].map(String));
    child.on("exit", (code) => (process.exitCode ||= code ?? 1));
  }
} else {
  const { seeds, failure } = await play(from, to);
  console.log(failure ?? `Seeds ${from} to ${to}: all promises held in ${seeds} of ${seeds}, in ${Math.round((Date.now() - started) / 1_000)} s`);
  // Timers of the last world may still be there.
  process.exit(failure === undefined ? 0 : 1);
}
