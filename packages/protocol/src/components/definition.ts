import type { JsonValue } from "../json.ts";
import type { Person } from "../people.ts";
import type { Schema } from "./schema.ts";

/** An element of the page, where the author's compiler knows the DOM (`"lib": ["dom"]`); scripts know none. */
export type DomElement = typeof globalThis extends { readonly HTMLElement: { prototype: infer E } } ? E : unknown;

/** Somebody else at a component, as it may show them. */
export interface Present<Value> {
  readonly person: Person;
  /** Their colour, as CSS: `var(--person-3)`. */
  readonly colour: string;
  readonly doing: "focus" | "edit" | "drag";
  /** Where they drag just now, before they let go. */
  readonly drag?: Value;
}

/** The page's look. Its tokens are CSS variables too: `var(--accent)`, `var(--surface)`, … */
export interface ComponentTheme {
  readonly mode: "light" | "dark";
  /** The tokens' values by name, as `accent` or `series-1`: for what paints its own pixels. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Whether the reader asked for less motion. */
  readonly still: boolean;
}

/** A table of the script's, by its columns. A day or a moment is ms since 1970, nothing is null. */
export interface ShownTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly JsonValue[]>>;
}

/** What a component shows: handed to `mount`, and to `update` at each change. */
export interface Shown<Props, Value> {
  readonly props: Props;
  /** What the script handed over as `tables`, by name. */
  readonly tables: Readonly<Record<string, ShownTable>>;
  /** The room's value, checked by the component's schema; the one it starts from where nothing fitting is stored. */
  readonly value: Value;
  /** The others who are at this component now. */
  readonly people: readonly Present<Value>[];
  readonly theme: ComponentTheme;
  /** This reader may not change it, or it is switched off: `set`, `drag` and `emit` do nothing. */
  readonly disabled: boolean;
}

/** What `mount` is handed. */
export interface MountContext<Props, Value, Events> extends Shown<Props, Value> {
  /** Where to draw: an element in a shadow root of the component's own, or the body of its frame. */
  readonly root: DomElement;
  readonly label: string;
  /** Sets the room's value, for everybody. @throws where the value does not fit the component's schema. */
  set(value: Value): void;
  /** Shows the others where one drags, without setting anything; `undefined` ends it. */
  drag(value: Value | undefined): void;
  /** Sends an event to the script, which is handed it exactly once, also when it was sent offline. @throws where its data do not fit. */
  emit<Name extends keyof Events & string>(name: Name, data: Events[Name]): void;
  /** Calls `listener` with what the script says to everybody who is here, by `ui.room.broadcast`, until the component is taken down. */
  onBroadcast(listener: (name: string, data: JsonValue) => unknown): void;
  /** Tells the others that one is here, or not any more. Keyboard focus inside tells it by itself. */
  focus(here: boolean): void;
  /** Shows an error in the component's box, with a way to try again: for what went wrong in a timer or a promise. */
  fail(error: unknown): void;
}

/** What a mounted component does with changes, and at its end. Both may be absent. */
export interface Mounted<Props, Value> {
  update?(now: Shown<Props, Value>): unknown;
  unmount?(): unknown;
}

export type EventSchemas<Events> = { readonly [Name in keyof Events]: Schema<Events[Name]> };

export const COMPONENT: unique symbol = Symbol.for("tutti.component");

/** A component of an author's, as `defineComponent` makes it. The script and the page each import it from the same module. */
export interface Component<Props, Value, Events> {
  readonly [COMPONENT]: true;
  readonly name: string;
  readonly props: Schema<Props> | undefined;
  readonly value: Schema<Value> | undefined;
  readonly events: EventSchemas<Events>;
  readonly css: string | undefined;
  readonly isolated: boolean;
  mount(context: MountContext<Props, Value, Events>): Mounted<Props, Value> | void | Promise<Mounted<Props, Value> | void>;
}

/** A component whose types are folded away: what the page and the runner work with. */
export type AnyComponent = Component<unknown, unknown, Readonly<Record<string, unknown>>>;

/** Whether a module's export is a component, also one made by another copy of this file. */
export const isComponent = (value: unknown): value is AnyComponent => typeof value === "object" && value !== null && COMPONENT in value;

/** What a component may be called: its name stands in addresses. */
export const COMPONENT_NAME = /^[a-z][a-z0-9-]{0,47}$/;
/** What an event may be called, and the most that it may carry, in characters of JSON. */
export const EMITTED_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
export const MAX_EMITTED_CHARS = 16 * 1024;
