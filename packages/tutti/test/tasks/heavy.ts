import { appendFileSync, existsSync } from "node:fs";
import { MessagePort, threadId, type Transferable } from "node:worker_threads";
import { columnFromArray, tableFromColumns, type Table } from "@uwdata/flechette";
import type { TaskContext } from "../../src/index.ts";

export interface Work {
  readonly does: "sum" | "wait" | "throw" | "exit" | "fill" | "held" | "spin" | "table" | "handed" | "function" | "progress";
  readonly n?: number;
  readonly table?: Table;
  /** The file without which it does not end. */
  readonly notes?: string;
}

/** Heavy work of every kind that the tests ask for. */
export default async function heavy({ does, n = 0, table, notes = "" }: Work, { progress }: TaskContext) {
  switch (does) {
    case "sum": {
      let sum = 0;
      for (let i = 1; i <= n; i++) sum += i;
      return { sum, thread: threadId };
    }
    case "wait":
      await new Promise((resolve) => setTimeout(resolve, n));
      return { thread: threadId };
    case "throw":
      throw new RangeError("n is out of range");
    case "exit":
      return process.exit(3);
    case "fill": {
      // In small pieces: one large one is too much for V8 to end the thread alone.
      let last: unknown;
      for (;;) last = { n, last };
    }
    case "held": {
      appendFileSync(`${notes}.begun`, "here\n");
      while (!existsSync(notes)) Math.sqrt(2);
      return undefined;
    }
    case "spin":
      for (;;) if (n > 1e300) return undefined;
    case "table":
      return { doubled: tableFromColumns({ n: columnFromArray(Float64Array.from(table?.getChild("n") ?? [], (value) => Number(value) * 2)) }), rows: table?.numRows };
    case "handed": {
      watchHandedOver();
      const column = table?.getChild("n").toArray() as Float64Array | undefined;
      return { handed: [...handedOver].map(({ byteLength }) => byteLength), argument: column && { whole: column.buffer.byteLength, own: column.byteLength }, ...(n > 0 && { table: tableFromColumns({ a: columnFromArray(new Float64Array(n)), b: columnFromArray(new Float64Array(n)) }) }) };
    }
    case "function":
      return { run: () => n };
    case "progress":
      for (let i = 0; i < n; i++) {
        progress(i);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return undefined;
  }
}

/** Buffers that left this thread by being handed over. */
const handedOver = new Set<ArrayBuffer>();

function watchHandedOver(): void {
  const { postMessage } = MessagePort.prototype;
  if ("watched" in postMessage) return;
  const watching = function watching(this: MessagePort, value: unknown, transfer?: readonly Transferable[]): void {
    for (const one of transfer ?? []) if (one instanceof ArrayBuffer) handedOver.add(one);
    Reflect.apply(postMessage, this, [value, transfer]);
  };
  MessagePort.prototype.postMessage = Object.assign(watching, { watched: true }) as typeof postMessage;
}
