import type { ColumnType } from "@tutti/protocol";

const NUMBERS = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|BIGNUM)$/;

/** What a column of a DuckDB type is to a table. */
export function columnTypeOf(type: string): ColumnType {
  if (NUMBERS.test(type)) return "integer";
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(type)) return "number";
  if (type === "BOOLEAN") return "boolean";
  if (type === "DATE") return "date";
  if (type.startsWith("TIMESTAMP")) return "datetime";
  return /[[({]|^(?:STRUCT|MAP|LIST|UNION|JSON)/.test(type) && !type.startsWith("ENUM") ? "json" : "text";
}

const DAY = 86_400_000;

/** A value of DuckDB's as JavaScript has it: whole numbers as numbers where they are exact, moments as `Date`, lists and structs as plain data. */
export function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if ("days" in value && typeof value.days === "number" && !("months" in value)) return new Date(value.days * DAY);
  if ("micros" in value && typeof value.micros === "bigint" && !("months" in value) && value.constructor.name.includes("Timestamp")) return new Date(Number(value.micros / 1_000n));
  if ("milliseconds" in value && typeof value.milliseconds === "bigint") return new Date(Number(value.milliseconds));
  if ("seconds" in value && typeof value.seconds === "bigint") return new Date(Number(value.seconds) * 1_000);
  if ("nanos" in value && typeof value.nanos === "bigint") return new Date(Number(value.nanos / 1_000_000n));
  if ("toDouble" in value && typeof value.toDouble === "function") return (value as { toDouble(): number }).toDouble();
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plainValue);
  if ("bytes" in value && value.bytes instanceof Uint8Array) return value.bytes;
  if ("entries" in value && Array.isArray(value.entries)) return Object.fromEntries((value.entries as readonly Readonly<Record<"key" | "value", unknown>>[]).map(({ key, value: item }) => [String(plainValue(key)), plainValue(item)]));
  if ("entries" in value && typeof value.entries === "object" && value.entries !== null) return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plainValue(item)]));
  return String(value);
}
