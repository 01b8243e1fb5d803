import type { JsonValue } from "../json.ts";

/**
 * How a widget's value is kept: one entry; one entry for each option, true or false; one entry for each member, of any JSON;
 * the same for marks and for files, of which setting the whole takes the others away; one entry for each cell of a table;
 * co-edited text, plain or rich; or not at all: it sends events, or is a secret that no document holds.
 */
export type Storage = "value" | "set" | "entries" | "marks" | "files" | "rows" | "text" | "rich" | "event" | "secret";

/** What every widget's props carry. `label` is Markdown. */
export interface WidgetProps {
  readonly label: string;
  readonly help?: string;
  readonly disabled?: boolean;
  readonly labelVisibility?: "visible" | "hidden" | "collapsed";
  /** Width in CSS pixels; the container's width where absent. */
  readonly width?: number;
  /** The parameter of the address that its value is mirrored in. */
  readonly query?: string;
  /** Whether the script also runs for what somebody drags it to, before that is committed. */
  readonly previews?: true;
}

/**
 * The value rules of a widget, the same on the server and in the page.
 *
 * `accept` validates a stored value against the widget *as written now*: a value that no longer fits is `undefined`, the
 * default is shown, and what is stored stays as it is.
 */
export interface WidgetRule<Props extends WidgetProps, Value> {
  readonly storage: Storage;
  /** Whether it can be pressed too, beside having a value. */
  readonly presses?: true;
  /** The value where nothing fitting is stored. */
  initial(props: Props): Value;
  /** @returns the value, or `undefined` where the stored one does not fit this widget. */
  accept(props: Props, stored: JsonValue): Value | undefined;
  /** Of what can be dragged: the value that it would have if it were let go now, from what its holder's page tells. */
  dragged?(props: Props, told: JsonValue): Value | undefined;
  /** @returns why these props make no sense (`min` above `max`), in words for the author; `undefined` if they do. */
  problem?(props: Props): string | undefined;
}

/** The value a script gets: what is stored if it fits, else the default. */
export function valueOf<Props extends WidgetProps, Value>(
  rule: WidgetRule<Props, Value>, props: Props, stored: JsonValue | undefined,
): Value {
  const accepted = stored === undefined ? undefined : rule.accept(props, stored);
  return accepted === undefined ? rule.initial(props) : accepted;
}
