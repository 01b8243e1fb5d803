import type { EventId, Person } from "@tutti/protocol";

/** Who changed a widget, and what it was before. */
export interface Change<V> {
  /** The person, as the server knows them; `undefined` where it no longer does. */
  readonly by: Person | undefined;
  readonly previous: V;
}

/** A press of a button, in exactly the run that carries it. */
export interface Click {
  readonly by: Person;
  /** The same at every try: what to hand to the outside world so that nothing is done twice there. */
  readonly id: EventId;
  /** When it was pressed, in ms since 1970 by the presser's clock. For showing only. */
  readonly at: number;
}

/** What every input takes, beside its own options. `label` is Markdown. */
export interface WidgetOptions {
  /**
   * What the value is filed under: letters, digits, `_ . -`. Without one, the place (form, tab, expander, keyed container), the
   * kind and the label are the key, so that a changed label is a new widget.
   */
  readonly key?: string;
  /** Markdown shown behind a question mark. */
  readonly help?: string;
  /** Nobody can change it; it keeps its value. */
  readonly disabled?: boolean;
  /** Whether the label stands above it. `hidden` leaves its place empty, `collapsed` none; those who do not see hear it all the same. */
  readonly labelVisibility?: "visible" | "hidden" | "collapsed";
  /** Width in CSS pixels; the container's width where absent. */
  readonly width?: number;
  /** Who may change it: editors (the default), or owners alone. Not inside `ui.private`, where it is its person's. */
  readonly editableBy?: "editor" | "owner";
}

/** What every input with a value takes. */
export interface ValueOptions<V> extends WidgetOptions {
  /**
   * Called before the script, in the run that the change caused, with the person who changed it. Not called for what the
   * script itself wrote. It draws nothing: set a state, or another widget's value.
   */
  onChange?(value: V, change: Change<V>): unknown;
  /**
   * Mirrors the value in the address, as a parameter of the name that its `key` gives; the default is left out. Opening such a link
   * sets what is the reader's own; what everybody shares is offered to them, and changes when they say so. For inputs of one value
   * and of several options, and for texts of at most 1,000 characters.
   */
  readonly bind?: "query";
  /**
   * When a change runs the script: at each committed value (the default), also while somebody drags, or not at all. A drag runs it for
   * sliders, `selectSlider`, `numberInput` (its buttons and arrow keys, held down), `colorPicker` and components; what nobody drags, such as a checkbox, runs it at each value all the same. Such a run draws, and
   * does nothing else: no `onChange`, and nothing is set.
   */
  readonly run?: "commit" | "drag" | "never";
}
