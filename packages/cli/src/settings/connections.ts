import type { ConnectionConfig } from "tutti";
import { Problem } from "../problem.ts";
import { record, type Rule } from "./rules.ts";

/** What a kind of connection takes: each setting with a test, and what it has to be. */
const TEXT = [(raw: unknown) => typeof raw === "string" && raw !== "", "a text that is not empty"] as const;
const FLAG = [(raw: unknown) => typeof raw === "boolean", "true or false"] as const;
const COUNT = [(raw: unknown) => Number.isInteger(raw) && (raw as number) > 0, "a whole number above 0"] as const;
const FILES = [
  (raw: unknown) => typeof raw === "object" && raw !== null && Object.values(raw).every((each) => typeof each === "string"),
  'a list of files and folders, such as ["data"], or files by their names, such as { orders: "data/orders.csv" }',
] as const;
const CHANNELS = [
  (raw: unknown) => Array.isArray(raw) && raw.every((each) => typeof each === "string" && each !== "" && each.length < 64),
  'a list of channels of NOTIFY, such as ["orders_changed"]',
] as const;
const KINDS = {
  duckdb: { needs: [], takes: { file: TEXT, files: FILES, writable: FLAG, memory: TEXT, threads: COUNT } },
  sqlite: { needs: ["file"], takes: { file: TEXT, writable: FLAG, migrations: TEXT } },
  // Its address comes from the environment, which may not be there yet where an app is built.
  postgres: { needs: [], takes: { url: TEXT, writable: FLAG, pool: COUNT, migrations: TEXT, listen: CHANNELS } },
} as const;

export const connections: Rule<Readonly<Record<string, ConnectionConfig>>> = (raw, place) =>
  Object.fromEntries(Object.entries(record(raw, place)).map(([name, given]) => [name, connection(given, `${place}.${name}`)]));

function connection(raw: unknown, place: string): ConnectionConfig {
  const kind = typeof raw === "object" && raw !== null && "kind" in raw ? raw.kind : undefined;
  if (kind !== "duckdb" && kind !== "sqlite" && kind !== "postgres") throw new Problem(`${place}.kind is ${JSON.stringify(kind)}; it has to be ${Object.keys(KINDS).map((each) => `"${each}"`).join(", ")}`);
  const { needs, takes } = KINDS[kind];
  const given = record(raw, place, ["kind", ...Object.keys(takes)]);
  const missing = needs.find((name) => given[name] === undefined);
  // A value may be a password: it is not printed.
  if (missing !== undefined) throw new Problem(`${place}.${missing} is missing`);
  for (const [name, [fits, expected]] of Object.entries(takes)) {
    if (given[name] !== undefined && !fits(given[name])) throw new Problem(`${place}.${name} has to be ${expected}`);
  }
  if (given["migrations"] !== undefined && given["writable"] !== true) throw new Problem(`${place} has migrations, and so has to say writable: true`);
  return given as unknown as ConnectionConfig;
}
