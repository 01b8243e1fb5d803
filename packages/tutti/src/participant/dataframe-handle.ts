import {
  cellChoice, dataframeWidget, LAZY_PAGE, memberName, pickEntry, valueOf, writeEntry, type ElementId, type ElementProps, type LazyAnswer, type LazyQuestion, type PersonId, type Picked,
} from "@tutti/protocol";
import { isKind, type Element } from "./find.ts";
import { placeOf, type Hand } from "./handles.ts";

/** A row by its number, or by its text in the `rowId` column. */
export type RowName = number | string;

/** A dataframe on a page. */
export interface DataframeHandle {
  readonly kind: "dataframe" | "dataframeWidget";
  readonly props: ElementProps["dataframe"] | ElementProps["dataframeWidget"];
  /** What is chosen, and by whom. */
  readonly selection: readonly Picked[];
  /** Chooses a row, a column, or a cell by both; `false` takes the choice back. */
  choose(what: { readonly row?: RowName; readonly column?: string }, chosen?: boolean): void;
  /** Of a lazy source: asks for rows as a page does that shows them, the first 200 of all where nothing else is said. */
  ask(question?: Partial<LazyQuestion>): Promise<LazyAnswer>;
  /** Presses the button of a row. */
  press(column: string, row: RowName): void;
}

/** Sends a question, and waits for its answer. */
export type Ask = (element: ElementId, version: string, question: LazyQuestion) => Promise<LazyAnswer>;

export function dataframeHandle(element: Element<"dataframe"> | Element<"dataframeWidget">, hand: Hand, me: PersonId, asks: Ask): DataframeHandle {
  const { data } = element.props;
  const ask: DataframeHandle["ask"] = (question) => {
    if (data.kind !== "lazy") return Promise.reject(new Error("The rows of this dataframe are all in the page: see its props"));
    return asks(element.id, data.version, { search: "", sort: [], filters: [], from: 0, count: LAZY_PAGE, ...question });
  };
  if (!isKind(element, "dataframeWidget")) {
    const nothing = (): never => { throw new Error("Nothing can be chosen or pressed in this dataframe"); };
    return { kind: "dataframe", props: element.props, selection: [], ask, choose: nothing, press: nothing };
  }
  const { props } = element;
  const check = (): void => hand.check(placeOf(element), props.label || "the dataframe", props.disabled ?? false);
  return {
    kind: "dataframeWidget",
    props,
    ask,
    get selection() { return valueOf(dataframeWidget, props, hand.stored(placeOf(element), "marks")); },
    choose({ row, column }, chosen = true) {
      const { select } = props;
      if (select === undefined) throw new Error("Nothing can be chosen in this dataframe; it has buttons alone");
      check();
      const what = { ...(row !== undefined && { row: String(row) }), ...(column !== undefined && { column }) };
      const [member, value] = pickEntry(select, what, chosen, me);
      writeEntry(hand.document(placeOf(element)), memberName(placeOf(element).key, member), value, "page");
    },
    press(column, row) {
      check();
      hand.press(placeOf(element), undefined, cellChoice(String(row), column));
    },
  };
}
