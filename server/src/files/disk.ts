import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";

/** A file that is open on a disk. */
export interface DiskFile {
  write(bytes: Uint8Array, offset: number, length: number, at: number): Promise<{ readonly bytesWritten: number }>;
  read(into: Uint8Array, offset: number, length: number, at: number): Promise<{ readonly bytesRead: number; readonly buffer: Uint8Array }>;
  stat(): Promise<{ readonly size: number }>;
  /** Resolves once what was written outlives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What the files of a room need of a disk: each call is one step, between any two of which the server may die. */
export interface Disk {
  list(folder: string): Promise<readonly string[]>;
  makeFolder(folder: string): Promise<void>;
  readText(path: string): Promise<string>;
  writeText(path: string, text: string): Promise<void>;
  open(path: string, flags: "r" | "r+"): Promise<DiskFile>;
  stat(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }>;
  rename(from: string, to: string): Promise<void>;
  /** What is not there is removed already. */
  remove(path: string): Promise<void>;
  /** The same bytes under another name; rejects where the disk cannot. */
  link(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
}

/** The machine's own disk. */
export const nodeDisk: Disk = {
  list: (folder) => readdir(folder),
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
  readText: (path) => readFile(path, "utf8"),
  writeText: (path, text) => writeFile(path, text),
  open: (path, flags) => open(path, flags),
  stat: (path) => stat(path),
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  link: (from, to) => link(from, to),
  copy: (from, to) => copyFile(from, to),
};
