import { createReadStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseVersion } from "@tutti/protocol";
import * as Y from "yjs";
import type { Place } from "../files/files.ts";
import { RoomFolder } from "../files/room-folder.ts";
import type { DocumentLog, LogEntry } from "../log/port.ts";
import { nameOfPart, parseChange, parseManifest, parseRecord, type CarriedChange, type CarriedRecord, type Manifest } from "./format.ts";

/** So many rows of the history are written at once. */
const ROWS = 5_000;

interface Target extends Place {
  readonly log: DocumentLog;
  /** The folder of the room's files. */
  readonly files: string;
}

/**
 * Makes a room of what was exported. All is read and checked first; if something cannot be written then, nothing of it stays.
 *
 * @throws with the place in the folder where that is not what tutti wrote.
 */
export async function importRoom(target: Target, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const documents = await Promise.all(manifest.documents.map(async ({ part, file, authors }) => ({ part, authors, bytes: await readDocument(folder, file) })));
  const changes = (await readLines(join(folder, "history.ndjson"), parseChange, manifest.changes)).toReversed();
  const records = await readLines(join(folder, "records.ndjson"), parseRecord, manifest.records);
  const files = (await new RoomFolder(join(folder, "files")).list()).filter(({ record }) => record.done);
  if (files.length !== manifest.files) throw new Error(`${join(folder, "files")} has ${files.length} whole files, and the room had ${manifest.files}`);

  const { app, room, log } = target;
  const home = new RoomFolder(target.files);
  try {
    for (const { record } of files) await home.adopt(join(folder, "files", record.id), { ...record, app, room });
    const numbers = await writeHistory(target, changes);
    const rest: LogEntry[] = [
      ...manifest.people.map((person): LogEntry => ({ kind: "person", app, room, person })),
      ...records.map(({ kind, id, data }): LogEntry => ({ kind: "record", record: { app, room, kind, id, data: kind === "version" ? renumbered(data, numbers) : data } })),
    ];
    for (const { part, authors, bytes } of documents) {
      const document = nameOfPart(app, room, part);
      rest.push({ kind: "update", document, bytes });
      for (const [client, person] of Object.entries(authors)) rest.push({ kind: "bind", document, client: Number(client), person });
    }
    await log.commit(rest);
  } catch (error) {
    await log.commit([{ kind: "drop", app, room }]).catch(() => undefined);
    await rm(target.files, { recursive: true, force: true });
    throw error;
  }
  return manifest;
}

/** @throws where the folder is no exported room. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, "room.json");
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) throw new Error(`There is no room.json in ${folder}: give the folder that "tutti rooms export" wrote`);
  const manifest = parseManifest(jsonOf(text));
  if (typeof manifest === "string") throw new Error(`${folder} cannot be imported: ${manifest}`);
  return manifest;
}

async function readDocument(folder: string, file: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(await readFile(join(folder, file)));
  const doc = new Y.Doc({ gc: true });
  try {
    Y.applyUpdate(doc, bytes);
  } catch {
    throw new Error(`${join(folder, file)} is damaged: it is no document`);
  }
  doc.destroy();
  return bytes;
}

async function readLines<T>(path: string, parse: (raw: unknown) => T | undefined, expected: number): Promise<T[]> {
  const found: T[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const row = parse(jsonOf(line));
    if (row === undefined) throw new Error(`${path}:${found.length + 1} is not what tutti writes`);
    found.push(row);
  }
  if (found.length !== expected) throw new Error(`${path} has ${found.length} lines, and the room had ${expected}`);
  return found;
}

/** @returns the number that each row has here, by the one that it had. */
async function writeHistory({ app, room, log }: Target, changes: readonly CarriedChange[]): Promise<ReadonlyMap<number, number>> {
  const numbers = new Map<number, number>();
  for (let from = 0; from < changes.length; from += ROWS) {
    const some = changes.slice(from, from + ROWS);
    await log.commit(some.map(({ part, at, person, key, before = null, after = null, operation }): LogEntry => ({
      kind: "change", row: { document: nameOfPart(app, room, part), at, person, key, before, after, ...(operation !== undefined && { operation }) },
    })));
    const documents = [...new Set(some.map(({ part }) => nameOfPart(app, room, part)))];
    const written = (await log.changes({ documents, limit: some.length })).toReversed();
    for (const [n, { id }] of some.entries()) numbers.set(id, written[n]?.id ?? 0);
  }
  return numbers;
}

/** A version names the change that it comes right after: by the number that it has here. */
function renumbered(data: CarriedRecord["data"], numbers: ReadonlyMap<number, number>): string {
  const version = parseVersion(jsonOf(data));
  if (!version) return data;
  const before = [...numbers.keys()].filter((id) => id <= version.change);
  return JSON.stringify({ ...version, change: numbers.get(Math.max(...before)) ?? 0 });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
