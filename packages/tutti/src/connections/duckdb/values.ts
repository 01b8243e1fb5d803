import type { ColumnType } from "@tutti/protocol";

const NUMBERS = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|BIGNUM)$/;

/** What a column of a DuckDB type is to a table. */
export function columnTypeOf(type: string): ColumnType {
  // A list of numbers is none: what it is stands at its end.
  if (type.endsWith("]")) return "json";
  if (NUMBERS.test(type) || /^DECIMAL\(\d+,\s*0\)$/.test(type)) return "integer";
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(type)) return "number";
  if (type === "BOOLEAN") return "boolean";
  if (type === "DATE") return "date";
  if (type.startsWith("TIMESTAMP")) return "datetime";
  return /[[({]|^(?:STRUCT|MAP|LIST|UNION|JSON|VARIANT)/.test(type) && !type.startsWith("ENUM") ? "json" : "text";
}

const DAY = 86_400_000;

/** A value of DuckDB's as JavaScript has it: whole numbers as numbers where they are exact, moments as `Date`, lists and structs as plain data. */
export function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plainValue);
  const time = timeOf(value);
  if (time !== undefined) return moment(time, value);
  if ("scale" in value && value.scale === 0 && "value" in value) return plainValue(value.value);
  if ("toDouble" in value && typeof value.toDouble === "function") return (value as { toDouble(): number }).toDouble();
  if ("items" in value && Array.isArray(value.items)) return value.items.map(plainValue);
  if ("bytes" in value && value.bytes instanceof Uint8Array) return value.bytes;
  if ("entries" in value && Array.isArray(value.entries)) return Object.fromEntries((value.entries as readonly Readonly<Record<"key" | "value", unknown>>[]).map(({ key, value: item }) => [String(plainValue(key)), plainValue(item)]));
  if ("entries" in value && typeof value.entries === "object" && value.entries !== null) return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plainValue(item)]));
  // Of a union it is the value that it holds.
  if ("value" in value) return plainValue(value.value);
  return String(value);
}

/** ms since 1970 of a day or a moment; not of a time of day or of a stretch of time. */
function timeOf(value: object): number | undefined {
  if ("days" in value && typeof value.days === "number" && !("months" in value)) return value.days * DAY;
  if (!value.constructor.name.includes("Timestamp")) return undefined;
  if ("micros" in value && typeof value.micros === "bigint") return Number(value.micros / 1_000n);
  if ("millis" in value && typeof value.millis === "bigint") return Number(value.millis);
  if ("seconds" in value && typeof value.seconds === "bigint") return Number(value.seconds) * 1_000;
  return "nanos" in value && typeof value.nanos === "bigint" ? Number(value.nanos / 1_000_000n) : undefined;
}

/** What a `Date` cannot be stays the text that DuckDB prints. */
function moment(time: number, value: object): Date | string {
  if ("isFinite" in value && value.isFinite === false) return time > 0 ? "infinity" : "-infinity";
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(value) : date;
}
