import { createWriteStream } from "node:fs";
import { copyFile, mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { COMMENT_EVENTS, EVENTS, ORIGIN, type Person } from "@tutti/protocol";
import * as Y from "yjs";
import type { Place } from "../files/files.ts";
import { RoomFolder } from "../files/room-folder.ts";
import { foldUpdates } from "../log/fold.ts";
import type { DocumentLog } from "../log/port.ts";
import { CARRIED_RECORDS, FORMAT, nameOfPart, type CarriedChange, type CarriedDocument, type CarriedRecord, type Manifest } from "./format.ts";

/** So many rows of the history are read at once. */
const ROWS = 5_000;

interface Source extends Place {
  readonly log: DocumentLog;
  /** The folder of the room's files. */
  readonly files: string;
  /** The room's documents, by what comes after the room in their names. */
  readonly parts: readonly string[];
  readonly now: number;
}

/**
 * Writes a room into a new folder: its documents, who wrote what in them, its history, named versions, and files. The manifest is written
 * last, so that what was broken off is no export.
 *
 * @throws where the folder is there already, and not empty.
 */
export async function exportRoom(source: Source, folder: string): Promise<Manifest> {
  const { app, room, log, parts, now } = source;
  await mkdir(join(folder, "documents"), { recursive: true });
  if ((await readdir(folder)).length > 1 || (await readdir(join(folder, "documents"))).length > 0) throw new Error(`${folder} is not empty: give a folder that is not there yet`);
  const { authors, people } = await log.recall(app, room);
  const documents: CarriedDocument[] = [];
  for (const [n, part] of parts.entries()) {
    const name = nameOfPart(app, room, part);
    const file = `documents/${n}.yjs`;
    await writeFile(join(folder, file), withoutWaiting(part, foldUpdates(await log.load(name))));
    documents.push({ part, file, authors: Object.fromEntries(authors.get(name) ?? []) });
  }
  const changes = await writeLines(join(folder, "history.ndjson"), historyOf(source));
  const records = await writeLines(join(folder, "records.ndjson"), recordsOf(source));
  const files = await copyFiles(source.files, join(folder, "files"));
  const manifest: Manifest = { tutti: FORMAT, app, room, at: now, documents, people: people.map(asWritten), changes, records, files };
  await writeFile(join(folder, "room.json.new"), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(join(folder, "room.json.new"), join(folder, "room.json"));
  return manifest;
}

/** What somebody pressed and the script was not given yet waits where it is: brought along, it would be run twice. */
function withoutWaiting(part: string, bytes: Uint8Array): Uint8Array {
  if (!part.startsWith("me/")) return bytes;
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, bytes, ORIGIN.load);
  EVENTS.withdraw(doc, new Set(EVENTS.waiting(doc).map(({ id }) => id)), ORIGIN.load);
  COMMENT_EVENTS.withdraw(doc, new Set(COMMENT_EVENTS.waiting(doc).map(({ id }) => id)), ORIGIN.load);
  const kept = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return kept;
}

/** Newest first, as the log gives it. */
async function* historyOf({ app, room, log, parts }: Source): AsyncGenerator<CarriedChange> {
  const partOfName = new Map(parts.map((part) => [nameOfPart(app, room, part), part]));
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await log.changes({ documents: [...partOfName.keys()], before, limit: ROWS });
    for (const { id, document, at, person, key, before: from, after, operation } of rows) {
      yield { id, part: partOfName.get(document) ?? "room", at, key, ...(person && { person }), ...(from !== null && { before: from }), ...(after !== null && { after }), ...(operation !== undefined && { operation }) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return;
    before = last.id;
  }
}

async function* recordsOf({ app, room, log }: Source): AsyncGenerator<CarriedRecord> {
  for (const kind of CARRIED_RECORDS) for (const { id, data } of await log.records({ kind, app, room })) if (data !== null) yield { kind, id, data };
}

/** @returns how many lines it wrote. */
async function writeLines(path: string, rows: AsyncIterable<object>): Promise<number> {
  let lines = 0;
  await pipeline(async function* () {
    for await (const row of rows) {
      lines += 1;
      yield `${JSON.stringify(row)}\n`;
    }
  }, createWriteStream(path));
  return lines;
}

/** Files that are whole; of those that were still coming, nobody has a use. @returns how many there were. */
async function copyFiles(from: string, to: string): Promise<number> {
  const whole = (await new RoomFolder(from).list()).filter(({ record }) => record.done);
  await mkdir(to, { recursive: true });
  for (const { record } of whole) {
    await copyFile(join(from, record.id), join(to, record.id));
    await writeFile(join(to, `${record.id}.json`), JSON.stringify(record));
  }
  return whole.length;
}

const asWritten = ({ id, name, colour, role }: Person): Person => ({ id, name, colour, role });
