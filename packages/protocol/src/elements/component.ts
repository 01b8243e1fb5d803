import type { JsonValue } from "../json.ts";
import type { TableData } from "./table-data.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** Where the code of an author's component lies: addresses of this server, content-hashed. */
export interface ComponentCode {
  readonly script: string;
  readonly styles: readonly string[];
}

/** A component of an author's. Its own schema stands in its code, and both the script and the page check by it. */
export interface ComponentProps extends WidgetProps {
  readonly name: string;
  /** Absent where nobody has bundled it, or it could not be: then `problem` says why. */
  readonly code?: ComponentCode;
  readonly problem?: string;
  /** Whether it runs in a frame of its own, and can reach nothing but its port. */
  readonly isolated?: boolean;
  /** Whether a handler of its events may be run again after a crash. */
  readonly retry?: boolean;
  /** In CSS pixels; as high as what is in it where absent. */
  readonly height?: number;
  /** What the author handed to it. */
  readonly given: JsonValue;
  /** Tables that the author handed to it, by name. */
  readonly tables?: Readonly<Record<string, TableData>>;
  /** Where nothing fitting is stored. */
  readonly value: JsonValue;
}

export const component: WidgetRule<ComponentProps, JsonValue> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (_props, stored) => stored,
  dragged: (_props, told) => told,
};

const SCRIPT = /^\/~component\/[a-z0-9-]{1,64}\/[\w-]+\.js$/;
const STYLE = /^\/~component\/[a-z0-9-]{1,64}\/[\w-]+\.css$/;

/** @returns the code's addresses, or `undefined` where they lead anywhere but to this server's components. */
export function safeCode(code: ComponentCode | undefined): ComponentCode | undefined {
  if (code === undefined || !SCRIPT.test(code.script) || !code.styles.every((style) => STYLE.test(style))) return undefined;
  return code;
}

/** More cells than these (all tables of a component together) are nothing that a component draws. */
export const MAX_COMPONENT_CELLS = 2_000_000;

/** The longest that may be handed to a component, in characters of JSON. */
export const MAX_GIVEN_CHARS = 256 * 1024;
