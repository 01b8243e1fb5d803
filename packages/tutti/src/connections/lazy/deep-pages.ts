import type { ColumnType } from "@tutti/protocol";
import type { ResultColumn } from "../driver.ts";
import { Sql, SqlName } from "../sql.ts";
import { Dear } from "./dear.ts";
import { joined, plain, where } from "./pieces.ts";

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** Rows that follow each other: those from one on, of what these conditions leave, in this order. */
export interface Stretch {
  readonly tests: readonly Sql[];
  readonly sort: readonly Sorting[];
  readonly from: number;
  readonly count: number;
}

/** Some rows that lie beside each other in the order of a column. */
interface Bucket {
  readonly test: Sql;
  readonly rows: number;
  /** Whether its rows are the same in that column. */
  readonly same: boolean;
}

export interface DeepPorts {
  /** Where the rows come from: ` FROM …`. */
  readonly from: Sql;
  readonly columns: readonly ResultColumn[];
  /** A number by which a column's values lie in their order; `undefined` where they have none. */
  measure(column: SqlName, type: ColumnType): Sql | undefined;
  /** What rows there are, by column. */
  read(piece: Sql): Promise<readonly ArrayLike<unknown>[]>;
  /** Another one where the rows are others. */
  version(): unknown;
}

export interface DeepLimits {
  /** From here on rows are looked for by counting; before, the database finds them in one go. */
  readonly deep: number;
  /** A table with fewer rows is sorted by its database sooner than it is counted. */
  readonly many: number;
  /** So many rows are sorted for the sake of a page. */
  readonly sorted: number;
  readonly parts: number;
}

const LIMITS: DeepLimits = { deep: 20_000, many: 2_000_000, sorted: 500_000, parts: 4_096 };
/** How often a part is divided again. */
const DEPTH = 4;

/**
 * Finds rows far down in a sorted table without sorting it: how many rows lie in each part of the first column's values is counted once, and only the part
 * that the rows lie in is sorted. Of a hundred million rows that is a look at one column.
 */
export class DeepPages {
  readonly #ports: DeepPorts;
  readonly #limits: DeepLimits;
  readonly #buckets = new Dear<readonly Bucket[] | undefined>();

  constructor(ports: DeepPorts, limits = LIMITS) {
    this.#ports = ports;
    this.#limits = limits;
  }

  /** Whether rows from here on are looked for by counting. */
  isDeep(from: number): boolean {
    return from >= this.#limits.deep;
  }

  /** What to ask for, one after the other, to have these rows. */
  async stretches(whole: Stretch, rows: number, depth = 0): Promise<readonly Stretch[]> {
    const { tests, sort: [first, ...more], from, count } = whole;
    const { many, sorted } = this.#limits;
    if (!first || !this.isDeep(from) || (depth === 0 && rows < many) || depth === DEPTH) return [whole];
    const buckets = await this.#of(first.column, tests);
    if (!buckets) return [whole];
    const [gaps, rest] = [buckets.filter(({ test }) => test === GAPS), buckets.filter(({ test }) => test !== GAPS)];
    const found: Stretch[] = [];
    let before = 0;
    // What is not there comes last, whichever way it is sorted.
    for (const bucket of [...(first.descending ? rest.toReversed() : rest), ...gaps]) {
      const begin = Math.max(from, before) - before;
      const end = Math.min(from + count, before + bucket.rows) - before;
      before += bucket.rows;
      if (begin >= end) continue;
      const test = bucket.test === GAPS ? new Sql(["", " IS NULL"], [new SqlName(first.column)]) : bucket.test;
      const inside = { tests: [...tests, test], sort: bucket.same && bucket.rows > sorted ? more : whole.sort, from: begin, count: end - begin };
      found.push(...(bucket.rows > sorted ? await this.stretches(inside, bucket.rows, depth + 1) : [inside]));
    }
    return found;
  }

  #of(name: string, tests: readonly Sql[]): Promise<readonly Bucket[] | undefined> {
    return this.#buckets.get(JSON.stringify([name, tests]), this.#ports.version(), async () => {
      const type = this.#ports.columns.find((column) => column.name === name)?.type;
      const measure = type && this.#ports.measure(new SqlName(name), type);
      return measure ? this.#byMeasure(measure, tests) : type === "text" || type === "boolean" ? this.#byValue(new SqlName(name), tests) : undefined;
    });
  }

  async #byMeasure(measure: Sql, tests: readonly Sql[]): Promise<readonly Bucket[] | undefined> {
    const { from, read } = this.#ports;
    const [least, greatest] = (await read(joined([new Sql(["SELECT min(", "), max(", ")"], [measure, measure]), from, where(tests)]))).map((column) => column[0]);
    if (typeof least !== "number" || typeof greatest !== "number" || !Number.isFinite(least) || !Number.isFinite(greatest)) return undefined;
    const part = greatest > least ? new Sql(["CAST(floor((", " - ", ") / ", " * ", ") AS INTEGER)"], [measure, least, greatest - least, this.#limits.parts - 1]) : plain("0");
    const [parts = [], from_ = [], to = [], rows = []] = await read(joined([
      new Sql(["SELECT part, min(m), max(m), count(*) FROM (SELECT CASE WHEN ", " IS NULL THEN NULL ELSE ", " END AS part, ", " AS m"], [measure, part, measure]), from, where(tests), plain(") GROUP BY part ORDER BY part"),
    ]));
    return Array.from(parts, (at, i): Bucket => {
      const [low, high] = [Number(from_[i]), Number(to[i])];
      return { rows: Number(rows[i]), same: at === null || low === high, test: at === null ? GAPS : new Sql(["", " BETWEEN ", " AND ", ""], [measure, low, high]) };
    });
  }

  /** A column of a few values has a part for each. */
  async #byValue(column: SqlName, tests: readonly Sql[]): Promise<readonly Bucket[] | undefined> {
    const { from, read } = this.#ports;
    const [[different] = [0]] = (await read(joined([new Sql(["SELECT approx_count_distinct(", ")"], [column]), from, where(tests)]))).map((one) => Array.from(one));
    if (Number(different) > this.#limits.parts / 2) return undefined;
    const [values = [], rows = []] = await read(joined([new Sql(["SELECT ", ", count(*)"], [column]), from, where(tests), new Sql([" GROUP BY ", " ORDER BY ", ""], [column, column])]));
    if (Array.from(values).some((value) => value !== null && typeof value !== "string" && typeof value !== "boolean")) return undefined;
    return Array.from(values, (value, i): Bucket => ({ rows: Number(rows[i]), same: true, test: value === null ? GAPS : new Sql(["", " = ", ""], [column, value as string | boolean]) }));
  }
}

/** Rows that have no value there. */
const GAPS = plain("");
