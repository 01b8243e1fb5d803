import type { ColumnType } from "@tutti/protocol";

/** Numbers of PostgreSQL's own types, from its catalogue pg_type: they are the same in every server. */
const OID = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, oid: 26, json: 114, float4: 700, float8: 701, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700, jsonb: 3802 } as const;

const TEXT = 25;

const TYPES = new Map<number, ColumnType>([
  [OID.bool, "boolean"], [OID.int2, "integer"], [OID.int4, "integer"], [OID.int8, "integer"], [OID.oid, "integer"], [OID.float4, "number"], [OID.float8, "number"],
  [OID.numeric, "number"], [OID.date, "date"], [OID.timestamp, "datetime"], [OID.timestamptz, "datetime"], [OID.json, "json"], [OID.jsonb, "json"],
]);

/** Lists, by the type of what they hold; of a type that somebody made the number is another in each database. */
const LISTS = new Map<number, number>([
  [1000, OID.bool], [1001, OID.bytea], [1005, OID.int2], [1007, OID.int4], [1016, OID.int8], [1028, OID.oid], [1021, OID.float4], [1022, OID.float8], [1231, OID.numeric], [1182, OID.date],
  [1115, OID.timestamp], [1185, OID.timestamptz], [199, OID.json], [3807, OID.jsonb], ...[1002, 1003, 1009, 1014, 1015, 1183, 1187, 1270, 2951].map((list) => [list, TEXT] as const),
]);

export const columnTypeOf = (oid: number): ColumnType => (LISTS.has(oid) ? "json" : TYPES.get(oid) ?? "text");

/** Reads what PostgreSQL prints of a list, each value by a function. */
export type ReadList = (text: string, read: (item: string | null) => unknown) => unknown[];

/** A value as JavaScript has it; what has no equal there stays the text that PostgreSQL prints. */
export function readValue(text: unknown, oid: number, readList: ReadList): unknown {
  if (typeof text !== "string") return text;
  const listed = LISTS.get(oid);
  if (listed !== undefined) return readList(text, (item) => readValue(item, listed, readList));
  switch (oid) {
    case OID.bool:
      return text === "t";
    case OID.int8:
      return whole(text);
    case OID.int2:
    case OID.int4:
    case OID.oid:
    case OID.float4:
    case OID.float8:
      return Number(text);
    case OID.numeric:
      return /^-?\d+$/.test(text) ? whole(text) : Number(text);
    case OID.date:
      return moment(text, `${text}T00:00:00Z`);
    // Without a zone it is taken as the time in London, as everywhere here.
    case OID.timestamp:
      return moment(text, `${text.replace(" ", "T")}Z`);
    case OID.timestamptz:
      return moment(text, text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
    case OID.json:
    case OID.jsonb:
      return JSON.parse(text);
    case OID.bytea:
      return new Uint8Array(Buffer.from(text.slice(2), "hex"));
    default:
      return text;
  }
}

const whole = (text: string): number | bigint => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text));

/** Infinity, and years that have not four digits, are no `Date`. */
function moment(text: string, iso: string): Date | string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? text : date;
}

/** A moment as PostgreSQL reads it: in London's time, as it is read here, whatever the zone of this machine. */
export function printed(moment: Date): string {
  const year = moment.getUTCFullYear();
  const iso = moment.toISOString();
  const written = String(year > 0 ? year : 1 - year).padStart(4, "0") + iso.slice(iso.indexOf("-", 1));
  return year > 0 ? written : `${written} BC`;
}
