import type { Readable } from "node:stream";

/** Lines of one process that are passed on within a second; a script that prints without end fills no disk. */
const PER_SECOND = 100;
const LONGEST = 4_000;

/** Calls `take` for each line that a process prints, within bounds. */
export function eachLine(stream: Readable, take: (line: string) => void): void {
  let rest = "";
  let second = 0;
  let count = 0;
  const pass = (line: string): void => {
    const now = Math.floor(Date.now() / 1_000);
    count = now === second ? count + 1 : 1;
    second = now;
    if (count <= PER_SECOND) take(line.slice(0, LONGEST));
    else if (count === PER_SECOND + 1) take("… more lines in this second are left out");
  };
  stream.setEncoding("utf8");
  stream.on("error", () => undefined);
  stream.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = (lines.pop() ?? "").slice(0, LONGEST);
    for (const line of lines) pass(line);
  });
  stream.on("end", () => {
    if (rest) pass(rest);
  });
}
