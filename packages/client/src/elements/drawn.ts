import type { ElementId, ElementKind, ElementProps, WidgetPlace } from "@tutti/protocol";
import type { Component } from "solid-js";

/**
 * What the component of an element kind is given. `props` is granular: reading `drawn.props.label` inside JSX follows the
 * label alone, and an update that leaves it equal touches nothing.
 */
export interface Drawn<Kind extends ElementKind = ElementKind> {
  readonly id: ElementId;
  readonly kind: Kind;
  readonly props: ElementProps[Kind];
  /** Ids of the elements inside, in order. */
  readonly childIds: readonly ElementId[];
  /** Where its value lives; set for widgets. */
  readonly place: WidgetPlace | undefined;
}

export type ElementView<Kind extends ElementKind> = Component<Drawn<Kind>>;

/** What draws each kind. A type error names a kind that was forgotten. */
export type Registry = { readonly [Kind in ElementKind]: ElementView<Kind> };
