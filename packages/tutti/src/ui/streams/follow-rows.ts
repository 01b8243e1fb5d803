import { MAX_TABLE_ROWS, type ElementProps } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import { LastRows } from "./last-rows.ts";

type TableKind = "table" | "dataframe";

/** So many rows are kept where the author says no number: as many as a person reads, or scrolls through. */
const USUAL: { readonly [Kind in TableKind]: number } = { table: 100, dataframe: 1_000 };
const MOST: { readonly [Kind in TableKind]: number } = { table: MAX_TABLE_ROWS, dataframe: 10_000 };

export interface FollowedRows<K extends TableKind> {
  readonly rows: AsyncIterable<unknown>;
  readonly name: string | undefined;
  readonly last: number | undefined;
  readonly order: readonly string[] | undefined;
  /** The columns that the author says something about. */
  readonly spoken: readonly string[];
  /** All but the rows. */
  readonly props: Omit<ElementProps[K], "data">;
}

/** Draws a table whose rows come one after the other: the newest of them, for as long as it stands. */
export function followRows<K extends TableKind>(pen: Pen<unknown>, kind: K, { rows, name, last, order, spoken, props }: FollowedRows<K>): void {
  if (last !== undefined && (!Number.isInteger(last) || last < 1 || last > MOST[kind])) pen.fail(`${kind}: last is ${JSON.stringify(last)}; it is a number of rows, up to ${MOST[kind]}`);
  const kept = new LastRows({ call: kind, last, usual: USUAL[kind], order, spoken });
  // An element of this kind has these props; the table of kinds says so, which TypeScript does not follow.
  const drawn = (data: ElementProps[TableKind]["data"]): ElementProps[K] => ({ ...props, data }) as ElementProps[K];
  pen.follow(kind, name, rows, (before) => drawn(before?.data.kind === "inline" ? before.data : kept.table()), {
    take: (piece) => {
      const some: readonly unknown[] = Array.isArray(piece) ? piece : [piece];
      for (const row of some) kept.add(row);
      return Math.max(1, some.length);
    },
    props: () => drawn(kept.table()),
  });
}
