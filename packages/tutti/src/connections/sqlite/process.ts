/** A process of SQLite's: its arguments are the file and whether it may write. It ends with its parent. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { ColumnType } from "@tutti/protocol";
import type { ResultColumn } from "../driver.ts";
import type { SqlValue } from "../sql.ts";
import { withoutEnd } from "../typed-text.ts";
import type { FromSqlite, ToSqlite } from "./messages.ts";
import { refusal } from "./refusal.ts";

type Answer = FromSqlite extends infer Each ? Each extends { readonly ask: number } ? Omit<Each, "ask"> : never : never;

/** How long a writer waits for another's lock (ms). */
const BUSY = 5_000;

const [, , file = "", mode] = process.argv;
const writes = mode === "write";
const database = new DatabaseSync(file, { readOnly: !writes, timeout: BUSY });
// Of a database that is opened to read, everybody could still make tables of their own, which would stand before its own for all who read.
database.exec(writes ? "PRAGMA journal_mode = WAL" : "PRAGMA query_only = 1");
process.on("disconnect", () => process.exit(0));

process.on("message", (message) => {
  const asked = message as ToSqlite;
  let answer: Answer;
  try {
    answer = run(asked);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && "errcode" in error ? String(error.errcode) : undefined;
    answer = { type: "refused", message: text, code, readOnly: /readonly database|query_only/.test(text) };
  }
  // One that only reads would see the old for good.
  if (!writes && database.isTransaction) database.exec("ROLLBACK");
  process.send?.({ ...answer, ask: asked.ask }, undefined, undefined, () => undefined);
});

function run({ work, text, values, maxRows }: ToSqlite): Answer {
  const refused = refusal(work, text);
  if (refused !== undefined) throw new Error(refused);
  const statement = database.prepare(text);
  // SQLite takes the first, and says nothing of what follows it.
  if (withoutEnd(text.slice(text.indexOf(statement.sourceSQL) + statement.sourceSQL.length)) !== "") throw new Error("There are several statements in one text, and one is run at a time");
  statement.setReadBigInts(true);
  if (work === "describe") return { type: "described", columns: described(statement) };
  if (work === "any") return rawOf(statement, values, maxRows);
  if (work === "write") {
    const { changes } = statement.run(...values.map(bound));
    return { type: "changed", changes: Number(changes) };
  }
  // A writer reads in its own transactions; what is read changes nothing all the same.
  if (writes) database.exec("PRAGMA query_only = 1");
  try {
    return rowsOf(statement, values, maxRows);
  } finally {
    if (writes) database.exec("PRAGMA query_only = 0");
  }
}

function rowsOf(statement: StatementSync, values: readonly SqlValue[], maxRows: number): Answer {
  const declared = described(statement);
  statement.setReturnArrays(true);
  const columns = declared.map((): unknown[] => []);
  let rows = 0;
  for (const row of statement.iterate(...values.map(bound)) as unknown as Iterable<readonly unknown[]>) {
    if (++rows > maxRows) return { type: "many" };
    for (const [i, column] of columns.entries()) column.push(read(row[i], declared[i]?.type));
  }
  return { type: "rows", rows, columns: declared.map(({ name, type }, i) => ({ name, type: type === "json" ? guessed(columns[i] ?? []) : type, values: columns[i] ?? [] })) };
}

function rawOf(statement: StatementSync, values: readonly SqlValue[], maxRows: number): Answer {
  const fields = statement.columns().map(({ name }) => name);
  if (fields.length === 0) return { type: "raw", fields, rows: [], changes: Number(statement.run(...values.map(bound)).changes) };
  statement.setReturnArrays(true);
  const rows: unknown[][] = [];
  for (const row of statement.iterate(...values.map(bound)) as unknown as Iterable<readonly unknown[]>) {
    if (rows.length === maxRows) return { type: "many" };
    rows.push(row.map((value) => read(value, undefined)));
  }
  return { type: "raw", fields, rows, changes: rows.length };
}

const bound = (value: SqlValue): SQLInputValue => (typeof value === "boolean" ? Number(value) : value instanceof Date ? value.toISOString() : value);

/** By what a column was declared as; an expression has no declaration, and is told by its values. */
const described = (statement: StatementSync): ResultColumn[] => statement.columns().map(({ name, type }) => ({ name, type: typeOf(type) }));

function typeOf(declared: string | null): ColumnType {
  const type = declared?.toUpperCase() ?? "";
  if (type.includes("BOOL")) return "boolean";
  if (type.includes("INT")) return "integer";
  if (/REAL|FLOA|DOUB|NUM|DEC/.test(type)) return "number";
  if (/DATETIME|TIMESTAMP/.test(type)) return "datetime";
  if (type.includes("DATE")) return "date";
  return type === "" ? "json" : "text";
}

/** JavaScript finds a day in whatever ends in a number. */
const DAY = /^\s*(?:\d{4}|[-+]\d{6})-\d\d-\d\d/;

function guessed(values: readonly unknown[]): ColumnType {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => typeof value === "number" || typeof value === "bigint")) return known.every((value) => Number.isInteger(Number(value))) ? "integer" : "number";
  return "text";
}

function read(value: unknown, type: ColumnType | undefined): unknown {
  const plain = typeof value === "bigint" && value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  if (type === "boolean" && typeof plain === "number") return plain !== 0;
  // SQLite has no moments of its own: texts as ISO 8601 and numbers as ms are what is written.
  if ((type === "date" || type === "datetime") && (typeof plain === "number" || (typeof plain === "string" && DAY.test(plain)))) {
    const moment = new Date(typeof plain === "string" && !/[zZ]|[+-]\d\d:?\d\d$/.test(plain) && plain.includes(":") ? `${plain.replace(" ", "T")}Z` : plain);
    return Number.isNaN(moment.getTime()) ? plain : moment;
  }
  return plain;
}
