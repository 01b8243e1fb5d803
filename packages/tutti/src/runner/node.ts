import type { ElementId, ElementKind, ElementProps, ViewElement, WidgetPlace } from "@tutti/protocol";
import { ChildNames } from "./identity.ts";

/** An element while a run builds it. Finished views are made of these by `compose`. */
export interface Node {
  readonly id: ElementId;
  readonly kind: ElementKind;
  props: ElementProps[ElementKind];
  readonly widget: WidgetPlace | undefined;
  /** Absent for elements that hold none. */
  children: Node[] | undefined;
  /** Whose drawing it is: while that goes on, what stood here before stays. */
  owner: { readonly drawing: boolean };
  readonly names: ChildNames;
  /** Children that were drawn and taken away again: they do not stay until the run ends. */
  gone: Set<ElementId> | undefined;
  /** Each thing drawn here takes the place of what was there. */
  readonly slot: boolean;
  /** The element as it was last made, so that an unchanged one stays the same object. */
  made: ViewElement | undefined;
}

export interface NodeParts<K extends ElementKind> {
  readonly id: ElementId;
  readonly kind: K;
  readonly props: ElementProps[K];
  readonly owner: { readonly drawing: boolean };
  readonly holds?: boolean;
  readonly widget?: WidgetPlace;
  readonly slot?: boolean;
}

export const makeNode = <K extends ElementKind>({ id, kind, props, owner, holds = false, widget, slot = false }: NodeParts<K>): Node => ({
  id, kind, props, widget, owner, slot, children: holds ? [] : undefined, names: new ChildNames(), made: undefined, gone: undefined,
});

/** Draws a node at the end of another, or in the place of what was there. */
export function append(parent: Node, child: Node): void {
  if (parent.slot) parent.children = [child];
  else parent.children?.push(child);
}

/** Takes a child away again. */
export function remove(parent: Node, child: Node): void {
  parent.children = parent.children?.filter((other) => other !== child);
  (parent.gone ??= new Set()).add(child.id);
}

/** Empties a node that is being drawn, for a part that runs again: what stood in it stays until the part has ended. */
export function restart(node: Node, owner: { readonly drawing: boolean }): void {
  node.children = [];
  node.names.clear();
  node.owner = owner;
  node.gone = undefined;
  node.made = undefined;
}

/** Empties a node at once. */
export function clear(node: Node, shown: readonly ElementId[]): void {
  node.gone = new Set([...(node.gone ?? []), ...shown, ...(node.children ?? []).map((child) => child.id)]);
  node.children = [];
}

/** The element that a node stands for. */
export const elementOf = (node: Node, children: readonly ElementId[] | undefined): ViewElement =>
  // A node's kind and props were given together, in `makeNode`.
  ({ id: node.id, kind: node.kind, props: node.props, ...(children && { children }), ...(node.widget && { widget: node.widget }) }) as ViewElement;
