import { readEntry, writeEntry } from "@tutti/protocol";
import { eventually, type OpenedDocument } from "./page.ts";

/** Two people who write in turns, each once they read what the other wrote last, for as long as something goes on. @returns what was written last, counted from 1. */
export async function writeBeside(a: OpenedDocument, b: OpenedDocument, goingOn: Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const ended = goingOn.finally(() => over.abort());
  ended.catch(() => undefined);
  let written = 0;
  while (!over.signal.aborted) {
    const [from, to] = written % 2 === 0 ? [b, a] : [a, b];
    writeEntry(from.doc, "Months", ++written, "test");
    await from.durable();
    await eventually(`${written} at the other`, () => readEntry(to.doc, "Months")?.v === written);
  }
  await ended;
  return written;
}
