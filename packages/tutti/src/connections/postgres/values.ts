import type { ColumnType } from "@tutti/protocol";

/** Numbers of PostgreSQL's own types, from its catalogue pg_type: they are the same in every server. */
const OID = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, oid: 26, json: 114, float4: 700, float8: 701, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700, jsonb: 3802 } as const;

const TYPES = new Map<number, ColumnType>([
  [OID.bool, "boolean"], [OID.int2, "integer"], [OID.int4, "integer"], [OID.int8, "integer"], [OID.oid, "integer"], [OID.float4, "number"], [OID.float8, "number"],
  [OID.numeric, "number"], [OID.date, "date"], [OID.timestamp, "datetime"], [OID.timestamptz, "datetime"], [OID.json, "json"], [OID.jsonb, "json"],
]);

export const columnTypeOf = (oid: number): ColumnType => TYPES.get(oid) ?? "text";

/** A value as JavaScript has it; what has no equal there stays the text that PostgreSQL prints. */
export function readValue(text: unknown, oid: number): unknown {
  if (typeof text !== "string") return text;
  switch (oid) {
    case OID.bool:
      return text === "t";
    case OID.int8:
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    case OID.int2:
    case OID.int4:
    case OID.oid:
    case OID.float4:
    case OID.float8:
    case OID.numeric:
      return Number(text);
    case OID.date:
      return new Date(`${text}T00:00:00Z`);
    // Without a zone it is taken as the time in London, as everywhere here.
    case OID.timestamp:
      return new Date(`${text.replace(" ", "T")}Z`);
    case OID.timestamptz:
      return new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
    case OID.json:
    case OID.jsonb:
      return JSON.parse(text);
    case OID.bytea:
      return new Uint8Array(Buffer.from(text.slice(2), "hex"));
    default:
      return text;
  }
}
