import { LAZY_PAGE, type ColumnInfo, type JsonValue, type LazyAnswer, type LazyQuery, type LazyQuestion } from "@tutti/protocol";
import { createSignal } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import type { Column, Table } from "./table.ts";

/** Pages that are kept: 20,000 rows. */
const MAX_PAGES = 100;
/** What was too much, or went with the line, is asked for again after so long (ms). */
const AGAIN = 1_000;
const MAX_TRIES = 20;

export const PLAIN: LazyQuery = { search: "", sort: [], filters: [] };

/** What keeps nobody from asking again. */
const PASSING = new Set(["busy", "offline", "gone"]);

/** What went wrong in a source is not for everybody to read. */
const said = (problem: string): string => (problem === "failed" ? tableTexts.sourceFailed : problem);

type Values = readonly (readonly JsonValue[])[];

/**
 * A table whose rows come as they are looked at. `rows` and `has` are signals: whoever draws by them draws again when rows
 * have come.
 */
export interface LazyTable extends Table {
  has(row: number): boolean;
  /** Fetches these rows. Rejects where they cannot be had. */
  load(from: number, to: number): Promise<void>;
  /** The same table, sorted, filtered and searched where it lies, once its first rows are here. */
  query(query: LazyQuery): Promise<LazyTable>;
  /** Why rows in sight could not be had. */
  problem(): string | undefined;
}

/** What only passes by is asked for again for a while. */
async function firstPage(ask: (question: LazyQuestion) => Promise<LazyAnswer>, query: LazyQuery): Promise<Exclude<LazyAnswer, { problem: string }>> {
  for (let tried = 0; ; tried += 1) {
    const answer = await ask({ ...query, from: 0, count: LAZY_PAGE });
    if (!("problem" in answer)) return answer;
    if (!PASSING.has(answer.problem)) throw new Error(said(answer.problem));
    if (tried === MAX_TRIES) throw new Error(tableTexts.rowsAway);
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}

/**
 * Opens a table, once its first rows are here.
 *
 * @throws Error with the source's own words where it has none to give.
 */
export async function openLazy(columns: readonly ColumnInfo[], ask: (question: LazyQuestion) => Promise<LazyAnswer>, query: LazyQuery = PLAIN): Promise<LazyTable> {
  const first = await firstPage(ask, query);
  const pages = new Map<number, Values>([[0, first.values]]);
  const coming = new Map<number, Promise<boolean>>();
  const [rows, setRows] = createSignal(first.rows);
  const [come, noteCome] = createSignal(undefined, { equals: false });
  const [problem, setProblem] = createSignal<string>();

  const keep = (page: number, values: Values): void => {
    pages.delete(page);
    pages.set(page, values);
    for (const [oldest] of pages) if (pages.size > MAX_PAGES) pages.delete(oldest);
  };
  const fetchPage = async (page: number): Promise<boolean> => {
    const answer = await ask({ ...query, from: page * LAZY_PAGE, count: LAZY_PAGE });
    if ("problem" in answer) {
      if (!PASSING.has(answer.problem)) setProblem(said(answer.problem));
      // Not at once: whatever keeps it from being had now may last a moment.
      else setTimeout(() => {
        coming.delete(page);
        noteCome();
      }, AGAIN);
      return false;
    }
    coming.delete(page);
    keep(page, answer.values);
    setProblem(undefined);
    setRows(answer.rows);
    noteCome();
    return true;
  };
  const want = (page: number): Promise<boolean> => {
    const underWay = coming.get(page) ?? fetchPage(page);
    coming.set(page, underWay);
    return underWay;
  };
  return {
    get rows() { return rows(); },
    columns: columns.map((info, i): Column => ({
      name: info.name, type: info.type,
      at: (row) => pages.get(Math.floor(row / LAZY_PAGE))?.[i]?.[row % LAZY_PAGE] ?? null,
      // Nothing is worked out here of rows that are not here.
      numbers: () => new Float64Array(),
    })),
    has(row) {
      come();
      const page = Math.floor(row / LAZY_PAGE);
      if (pages.has(page)) return true;
      if (row < rows()) void want(page);
      return false;
    },
    async load(from, to) {
      for (let page = Math.floor(from / LAZY_PAGE); page * LAZY_PAGE < Math.min(to, rows()); page += 1) {
        if (!pages.has(page) && !(await want(page))) throw new Error(problem() ?? tableTexts.rowsAway);
      }
    },
    query: (next) => openLazy(columns, ask, next),
    problem,
  };
}
