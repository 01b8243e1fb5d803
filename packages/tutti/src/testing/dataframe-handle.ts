import {
  cellChoice, dataframeWidget, memberName, pickEntry, valueOf, writeEntry, type ElementProps, type PersonId, type Picked,
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
  /** Presses the button of a row. */
  press(column: string, row: RowName): void;
}

export function dataframeHandle(element: Element<"dataframe"> | Element<"dataframeWidget">, hand: Hand, me: PersonId): DataframeHandle {
  if (!isKind(element, "dataframeWidget")) {
    const nothing = (): never => { throw new Error("Nothing can be chosen or pressed in this dataframe"); };
    return { kind: "dataframe", props: element.props, selection: [], choose: nothing, press: nothing };
  }
  const { props } = element;
  const check = (): void => hand.check(placeOf(element), props.label || "the dataframe", props.disabled ?? false);
  return {
    kind: "dataframeWidget",
    props,
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
