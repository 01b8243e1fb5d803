import type { Component } from "@tutti/protocol/components";
import type { Table } from "./tables.ts";
import type { Click, ValueOptions } from "./widget-options.ts";

export interface ComponentOptions<Value, Events> extends ValueOptions<Value> {
  /** Tables, by the names under which the component finds them: large ones travel beside the page, once. */
  readonly tables?: Readonly<Record<string, Table>>;
  /** In CSS pixels; as high as what is in it where absent. */
  readonly height?: number;
  /**
   * What is done with what the component sends. Each event is handed over exactly once, before the script, with who sent it. A
   * handler draws nothing: set a state, write to a database.
   */
  readonly on?: { readonly [Name in keyof Events]?: (data: Events[Name], event: Click) => unknown };
  /** Whether a handler may be run again after a crash: say so only where repeating it is harmless, by the event's `id`. */
  readonly retry?: boolean;
}

/** What has to be handed over: props where the component has some, and a value to start from where it has one. */
type Needed<Props, Value> =
  & (Readonly<Record<never, never>> extends Props ? { readonly props?: Props } : { readonly props: Props })
  & ([Value] extends [undefined] ? { readonly value?: undefined } : { /** The value until somebody sets one. */ readonly value: Value });

/** The options may be left out where nothing has to be handed over. */
export type ComponentArguments<Props, Value, Events> = Readonly<Record<never, never>> extends Needed<Props, Value>
  ? readonly [options?: ComponentOptions<Value, Events> & Needed<Props, Value>]
  : readonly [options: ComponentOptions<Value, Events> & Needed<Props, Value>];

export interface Components {
  /**
   * Draws a component of one's own, made by `defineComponent`, and gives back its value, which everybody in the room shares.
   *
   * @example
   * const [from, to] = ui.component(brush, "Months", { props: { points }, value: [1, 12], height: 240 });
   */
  component<Props, Value, Events>(
    component: Component<Props, Value, Events>, label: string, ...options: ComponentArguments<NoInfer<Props>, NoInfer<Value>, NoInfer<Events>>
  ): Value;
}
