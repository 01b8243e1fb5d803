import {
  COMPONENT, COMPONENT_NAME, EMITTED_NAME, type Check, type Component, type EventSchemas, type MountContext, type Mounted, type Schema,
} from "@tutti/protocol/components";

/** Of a component that is handed nothing. */
export type NoProps = Readonly<Record<string, never>>;
/** Of a component that sends nothing. */
export type NoEvents = Readonly<Record<never, never>>;

interface Definition<Props, Value, Events> {
  /** Small letters, digits and -, one name once in an app: it names the component's code. */
  readonly name: string;
  /** What the script hands to it, checked where the script runs: a schema (Valibot, Zod, …), a function, or `json<Props>()`. */
  readonly props?: Schema<Props>;
  /** What the room keeps for it: any editor may write anything there, so it is checked in each page and where the script runs. */
  readonly value?: Schema<Value>;
  /** What it may send to the script, by name, checked in the page and again where the script runs. */
  readonly events?: EventSchemas<Events>;
  /** Its styles. They reach nothing outside the component, and nothing outside reaches it but the page's tokens. */
  readonly css?: string;
  /** Runs in a sandboxed frame on an origin of its own: no network, no cookies, no page around it; only what it is handed. */
  readonly isolated?: boolean;
  /**
   * Draws it, once, in the page of whoever looks at it. The only part of the module that may touch the DOM: the script imports the
   * module too, where there is none. Import a library that needs the DOM, or a `.tsx` file, in here: `await import("./view.tsx")`.
   */
  mount(context: MountContext<Props, Value, Events>): Mounted<Props, Value> | void | Promise<Mounted<Props, Value> | void>;
}

/**
 * Makes a component of an author's own, with any library or none. Its value is a value of the room: what one person sets, all
 * see, and the script gets it from `ui.component`.
 *
 * It stands in a module of its own (not in the app's), which the script imports and which is bundled for the page by itself.
 *
 * @throws where the name cannot stand in an address, or `mount` is missing.
 * @example
 * export const knob = defineComponent({
 *   name: "knob",
 *   props: json<{ max: number }>(),
 *   value: (raw) => (typeof raw === "number" ? raw : undefined),
 *   mount({ root, props, value, set }) {
 *     const button = document.createElement("button");
 *     button.textContent = String(value);
 *     button.onclick = () => set(Number(button.textContent) % props.max + 1);
 *     root.append(button);
 *     return { update: (now) => { button.textContent = String(now.value); } };
 *   },
 * });
 */
export function defineComponent<Props = NoProps, Value = undefined, Events = NoEvents>(
  definition: Definition<Props, Value, Events>,
): Component<Props, Value, Events> {
  const { name, props, value, events, css, isolated = false, mount } = definition;
  if (typeof name !== "string" || !COMPONENT_NAME.test(name)) {
    throw new TypeError(`defineComponent: the name is ${JSON.stringify(name)}; write small letters, digits and -, as "brush"`);
  }
  if (typeof mount !== "function") throw new TypeError(`defineComponent "${name}": mount is missing; write mount({ root, props, value, set }) { … }`);
  for (const event of Object.keys(events ?? {})) {
    if (!EMITTED_NAME.test(event)) throw new TypeError(`defineComponent "${name}": an event cannot be called ${JSON.stringify(event)}; write letters, digits, _ and -`);
  }
  // Without events, none is named.
  return Object.freeze({ [COMPONENT]: true as const, name, props, value, events: events ?? ({} as EventSchemas<Events>), css, isolated, mount });
}

/** Props of this type, on the author's word: only that they are JSON is checked. */
export const json = <T>(): Check<T> => (raw) => raw as T;
