import type { TableData } from "@tutti/protocol";
import type { Table } from "../ui/tables.ts";
import { encodeTable, type Encoded } from "./data/encode.ts";
import type { Scene } from "./scene.ts";
import type { Blob } from "./streamed-blobs.ts";

/** What a large table is, on its way. */
export const ARROW_MIME = "application/vnd.apache.arrow.stream";

const named = new WeakMap<Encoded, Map<string, TableData>>();

/** Makes a table ready to travel; a large one goes beside the elements, under a name that only this room's secret makes. */
export function travellingTable(table: Table, columns: readonly string[] | undefined, use: "drawn" | undefined, scene: Scene, blobs: Map<string, Blob>): TableData {
  const encoded = encodeTable(table, columns, scene.ports, use);
  if (encoded.kind === "inline") return encoded.data;
  const names = named.get(encoded) ?? new Map<string, TableData>();
  named.set(encoded, names);
  const before = names.get(scene.secret);
  const data: TableData = before ?? { kind: "blob", rows: encoded.rows, columns: encoded.columns, blob: scene.ports.hmac(scene.secret, encoded.bytes) };
  names.set(scene.secret, data);
  if (data.kind === "blob") blobs.set(data.blob, { mime: ARROW_MIME, bytes: encoded.bytes });
  return data;
}

const namedBytes = new WeakMap<Uint8Array, Map<string, string>>();
/** A name is made of all bytes; of so many it is kept with the object, which is to be a new one where they have changed. */
const KEEP_NAMES_FROM = 256 * 1024;

/** Sends bytes beside the elements, under a name that only this room's secret makes. */
export function travellingBytes(bytes: Uint8Array, mime: string, scene: Scene, blobs: Map<string, Blob>): string {
  const names = namedBytes.get(bytes) ?? new Map<string, string>();
  const name = names.get(scene.secret) ?? scene.ports.hmac(scene.secret, bytes);
  if (bytes.byteLength >= KEEP_NAMES_FROM) namedBytes.set(bytes, names.set(scene.secret, name));
  blobs.set(name, { mime, bytes });
  return name;
}
