import { jsonEqual, type ElementId, type JsonValue, type View, type ViewElement } from "@tutti/protocol/script";
import { elementOf, type Node } from "./node.ts";

/**
 * Makes the view of what has been drawn. In a container that is still being drawn, what stood there before follows what was
 * drawn anew. An element that did not change is the same object as in `before`.
 *
 * @param roots the root, or a person's private blocks.
 */
export function compose(roots: readonly Node[], before: View): Map<ElementId, ViewElement> {
  const after = new Map<ElementId, ViewElement>();
  const drawn = new Set<ElementId>();
  const collect = (node: Node): void => {
    drawn.add(node.id);
    node.children?.forEach(collect);
  };
  roots.forEach(collect);

  const stay = (id: ElementId): boolean => {
    const old = before.get(id);
    if (!old || drawn.has(id)) return false;
    const children = old.children?.filter(stay);
    after.set(id, children && children.length !== old.children?.length ? { ...old, children } : old);
    return true;
  };
  const visit = (node: Node): ElementId => {
    let children = node.children?.map(visit);
    if (children && node.owner.drawing && !(node.slot && children.length > 0)) {
      children = [...children, ...(before.get(node.id)?.children ?? []).filter((id) => !node.gone?.has(id) && stay(id))];
    }
    const old = before.get(node.id);
    const made = node.made && sameIds(node.made.children, children) ? node.made : elementOf(node, children);
    node.made = old && (old === made || sameElement(old, made)) ? old : made;
    after.set(node.id, node.made);
    return node.id;
  };
  roots.forEach(visit);
  return after;
}

/** Equal in all that a page can see. */
export const sameElement = (a: ViewElement, b: ViewElement): boolean => sameFace(a, b) && sameIds(a.children, b.children);

/** Equal but for the children. */
export const sameFace = (a: ViewElement, b: ViewElement): boolean =>
  a.kind === b.kind && sameJson(a.props, b.props) && sameJson(a.widget, b.widget);

export const sameIds = (a: readonly ElementId[] | undefined, b: readonly ElementId[] | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((id, i) => id === b[i]));

/** Props and places are plain JSON by their making; their interfaces only lack the index that JSON's type has. */
export const sameJson = (a: object | undefined, b: object | undefined): boolean =>
  a === b || jsonEqual(a as JsonValue | undefined, b as JsonValue | undefined);
