import type { ElementId, View, ViewElement, ViewOp } from "@tutti/protocol";
import { movedOn } from "../ui/streams/shown-rows.ts";
import { sameFace, sameIds } from "./compose.ts";

/**
 * What turns one view into another: `applyOps(before, diff(before, after))` equals `after`. Equal elements cost nothing, a text
 * that grew costs what it grew by, and a list of children what was changed in it.
 */
export function diff(before: View, after: View): ViewOp[] {
  const ops: ViewOp[] = [];
  const gone: ViewOp[] = [];
  for (const [id, element] of after) {
    const old = before.get(id);
    if (old !== element) ops.push(...(old ? change(old, element) : [{ op: "set", element } as const]));
  }
  for (const id of before.keys()) if (!after.has(id)) gone.push({ op: "delete", id });
  return [...ops, ...gone];
}

function change(old: ViewElement, element: ViewElement): ViewOp[] {
  const face = sameFace(old, element);
  const ids = sameIds(old.children, element.children);
  if (face && ids) return [];
  if (face && old.children && element.children) return [splice(element.id, old.children, element.children)];
  const moved = ids ? rowsOf(old, element) : undefined;
  if (moved) return [moved];
  const grown = ids ? growth(old, element) : undefined;
  return [grown === undefined ? { op: "set", element } : { op: "append", id: element.id, text: grown }];
}

function splice(id: ElementId, old: readonly ElementId[], now: readonly ElementId[]): ViewOp {
  let at = 0;
  while (at < old.length && at < now.length && old[at] === now[at]) at++;
  let tail = 0;
  while (tail < old.length - at && tail < now.length - at && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { op: "splice", id, at, remove: old.length - at - tail, insert: now.slice(at, now.length - tail) };
}

/** What a streamed table moved on by, if nothing else of the element changed. */
function rowsOf(old: ViewElement, element: ViewElement): ViewOp | undefined {
  if (!("data" in old.props) || !("data" in element.props) || old.props.data?.kind !== "inline" || element.props.data?.kind !== "inline") return undefined;
  const moved = movedOn(old.props.data, element.props.data);
  if (!moved) return undefined;
  const same = sameFace({ ...old, props: { ...old.props, data: NO_ROWS } } as ViewElement, { ...element, props: { ...element.props, data: NO_ROWS } } as ViewElement);
  return same ? { op: "rows", id: element.id, ...moved } : undefined;
}

const NO_ROWS = { kind: "inline", rows: 0, columns: [], values: [] } as const;

/** What a text gained at its end, if nothing else of the element changed. */
function growth(old: ViewElement, element: ViewElement): string | undefined {
  if ((old.kind !== "markdown" && old.kind !== "text") || (element.kind !== "markdown" && element.kind !== "text")) return undefined;
  const { body: start } = old.props;
  const { body } = element.props;
  if (start === "" || !body.startsWith(start)) return undefined;
  const same = sameFace({ ...old, props: { ...old.props, body: "" } }, { ...element, props: { ...element.props, body: "" } });
  return same ? body.slice(start.length) : undefined;
}
