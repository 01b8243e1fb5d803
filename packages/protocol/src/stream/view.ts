import type { Scope } from "../documents/scope.ts";
import type { ElementKind, ElementProps } from "../elements/index.ts";
import type { ElementId, WidgetKey } from "../ids.ts";
import type { JsonValue } from "../json.ts";

/** What an element needs to know of its widget's value: its key, and the scope that says which document holds it. */
export interface WidgetPlace {
  readonly key: WidgetKey;
  readonly scope: Scope;
  /** The key of the form it is drawn in: its value is a draft until the form is submitted. */
  readonly form?: string;
}

/** One element: plain immutable JSON, replaced whole when anything of it changes. */
export type ViewElement<Kind extends ElementKind = ElementKind> = {
  readonly [K in Kind]: {
    readonly id: ElementId;
    readonly kind: K;
    readonly props: ElementProps[K];
    readonly children?: readonly ElementId[];
    readonly widget?: WidgetPlace;
  };
}[Kind];

/** The root of every page's view; always there. */
export const ROOT = "root" as ElementId;

/** A view: a flat map from id to element. Everything in it hangs from {@link ROOT}. */
export type View = ReadonlyMap<ElementId, ViewElement>;

export type ViewOp =
  /** Puts an element, new or changed. */
  | { readonly op: "set"; readonly element: ViewElement }
  /** Replaces `remove` children of an element, from `at` on, by `insert`. */
  | { readonly op: "splice"; readonly id: ElementId; readonly at: number; readonly remove: number; readonly insert: readonly ElementId[] }
  /** Lengthens a text or markdown element's body. */
  | { readonly op: "append"; readonly id: ElementId; readonly text: string }
  /** Moves a table that stands in its element on: takes `drop` rows from its beginning and `cut` from its end, and adds these, by column. */
  | { readonly op: "rows"; readonly id: ElementId; readonly drop: number; readonly cut: number; readonly add: readonly (readonly JsonValue[])[] }
  /** Takes an element away; its parent no longer lists it. */
  | { readonly op: "delete"; readonly id: ElementId };

/**
 * Applies operations in place.
 *
 * @returns the ids that changed or went, so that a reader touches only those.
 * @throws if an operation names an element that is not there: the reader has a gap, and asks for a snapshot.
 */
export function applyOps(view: Map<ElementId, ViewElement>, ops: readonly ViewOp[]): Set<ElementId> {
  const touched = new Set<ElementId>();
  for (const op of ops) {
    const id = op.op === "set" ? op.element.id : op.id;
    touched.add(id);
    switch (op.op) {
      case "set":
        view.set(id, op.element);
        break;
      case "splice": {
        const element = present(view, id);
        const children = [...(element.children ?? [])];
        children.splice(op.at, op.remove, ...op.insert);
        view.set(id, { ...element, children });
        break;
      }
      case "append": {
        const element = present(view, id);
        if (!("body" in element.props)) throw new Error(`${element.kind} ${id} has no text to lengthen`);
        view.set(id, { ...element, props: { ...element.props, body: element.props.body + op.text } } as ViewElement);
        break;
      }
      case "rows": {
        const element = present(view, id);
        if (!("data" in element.props) || element.props.data?.kind !== "inline") throw new Error(`${element.kind} ${id} has no rows to move on`);
        const { data } = element.props;
        const values = data.values.map((column, i) => [...column.slice(op.drop, column.length - op.cut), ...(op.add[i] ?? [])]);
        view.set(id, { ...element, props: { ...element.props, data: { ...data, rows: values[0]?.length ?? 0, values } } } as ViewElement);
        break;
      }
      case "delete":
        view.delete(id);
        break;
    }
  }
  return touched;
}

function present(view: ReadonlyMap<ElementId, ViewElement>, id: ElementId): ViewElement {
  const element = view.get(id);
  if (!element) throw new Error(`The view has no element ${id}`);
  return element;
}
