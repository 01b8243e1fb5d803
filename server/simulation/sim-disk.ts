import type { Disk, DiskFile } from "../src/files/disk.ts";
import type { Pending } from "./pending.ts";

interface Node {
  bytes: Uint8Array;
  mtimeMs: number;
}

/** What lies on the disk, by its paths: it outlives every server. */
export type Platter = Map<string, Node>;

interface Life {
  readonly name: string;
  readonly platter: Platter;
  readonly pending: Pending;
  readonly now: () => number;
  readonly alive: () => boolean;
}

/** The disk as one life of a server has it. Each call is a step of its own; after the server's death none is heard of again. */
export function simDisk({ name, platter, pending, now, alive }: Life): Disk {
  const step = <T>(act: () => T): Promise<T> => new Promise((resolve, reject) => {
    if (!alive()) return;
    pending.put(`file ${name} disk`, () => {
      try {
        resolve(act());
      } catch (error) {
        reject(error as Error);
      }
    });
  });
  const there = (path: string): Node => {
    const node = platter.get(path);
    if (!node) throw new Error(`There is no ${path}`);
    return node;
  };
  const put = (path: string, bytes: Uint8Array): void => void platter.set(path, { bytes, mtimeMs: now() });
  return {
    list: (folder) => step(() => [...platter.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))),
    makeFolder: () => step(() => undefined),
    readText: (path) => step(() => Buffer.from(there(path).bytes).toString()),
    writeText: (path, text) => step(() => put(path, Buffer.from(text))),
    open: (path) => step(() => opened(there(path), step, now)),
    stat: (path) => step(() => ({ size: there(path).bytes.length, mtimeMs: there(path).mtimeMs })),
    rename: (from, to) => step(() => {
      platter.set(to, there(from));
      platter.delete(from);
    }),
    remove: (path) => step(() => void platter.delete(path)),
    link: (from, to) => step(() => void platter.set(to, there(from))),
    copy: (from, to) => step(() => put(to, there(from).bytes.slice())),
  };
}

/** A file that is open: what it is called meanwhile does not matter to it. */
const opened = (node: Node, step: <T>(act: () => T) => Promise<T>, now: () => number): DiskFile => ({
  write: (bytes, offset, length, at) => step(() => {
    const grown = new Uint8Array(Math.max(node.bytes.length, at + length));
    grown.set(node.bytes);
    grown.set(bytes.subarray(offset, offset + length), at);
    node.bytes = grown;
    node.mtimeMs = now();
    return { bytesWritten: length };
  }),
  read: (into, offset, length, at) => step(() => {
    const piece = node.bytes.subarray(at, at + length);
    into.set(piece, offset);
    return { bytesRead: piece.length, buffer: into };
  }),
  stat: () => step(() => ({ size: node.bytes.length })),
  sync: () => step(() => undefined),
  close: () => step(() => undefined),
});
