import { checked, isComponent, jsonProblem, MAX_COMPONENT_CELLS, MAX_GIVEN_CHARS, WIDGETS, type AnyComponent, type JsonValue } from "@tutti/protocol/script";
import type { ComponentOptions, Components } from "../component.ts";
import { given } from "../given.ts";
import type { Hearing, Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

type AnyOptions = ComponentOptions<unknown, Readonly<Record<string, unknown>>> & { readonly props?: unknown; readonly value?: unknown };
type Drawn = (component: AnyComponent, label: string, options?: AnyOptions) => unknown;

/** A component of the author's own. Its props are checked here, its value wherever it is read. */
export const component = (pen: Pen<unknown>): Components["component"] => {
  const draw: Drawn = (component, label, options = {}) => {
    if (!isComponent(component)) return pen.fail("component needs what defineComponent has made", 'Write ui.component(brush, "Months", { props: { … } })');
    const { name, value: schema, isolated } = component;
    const what = `component "${name}"`;
    const initial = startOf(component, options);
    if ("problem" in initial) return pen.fail(`${what}: the value it starts from does not fit: ${initial.problem}`);
    const { height, retry, tables: handed = {} } = options;
    const tables = Object.entries(handed).map(([table, data]) => [table, pen.table(data, undefined)] as const);
    const cells = tables.reduce((sum, [, { rows, columns }]) => sum + rows * columns.length, 0);
    if (cells > MAX_COMPONENT_CELLS) return pen.fail(`${what}: its tables have ${cells} cells, and ${MAX_COMPONENT_CELLS} can travel`, "Hand over what is shown, and not all there is");
    const fits = (raw: JsonValue): boolean => schema !== undefined && checked(schema, raw).ok;
    return pen.value<"component", JsonValue, unknown>({
      kind: "component", called: what, options,
      rule: { ...WIDGETS.component, accept: (_, stored) => (fits(stored) ? stored : undefined) },
      props: {
        ...widgetProps(label, options), name, given: propsFor(pen, component, options.props), value: initial.start, ...pen.code(name),
        ...given({ isolated: isolated ? true : undefined, height, retry, tables: tables.length > 0 ? Object.fromEntries(tables) : undefined }),
      },
      decode: (stored) => {
        const read = schema && checked(schema, stored);
        return read?.ok ? read.value : undefined;
      },
      encode: (value) => (jsonProblem(value) === undefined && fits(value as JsonValue) ? (value as JsonValue) : undefined),
      hears: hearing(component, options),
    });
  };
  // One implementation for all components: what their types pair, the definition pairs too.
  return draw as Components["component"];
};

type Start = { readonly start: JsonValue } | { readonly problem: string };

/** What it starts from. Without a schema there is no value. */
function startOf({ value: schema }: AnyComponent, { value }: AnyOptions): Start {
  if (!schema) return { start: null };
  const read = checked(schema, value);
  return read.ok ? { start: value as JsonValue } : { problem: read.problem };
}

function propsFor(pen: Pen<unknown>, { name, props: schema }: AnyComponent, props: unknown = {}): JsonValue {
  const problem = jsonProblem(props);
  if (problem !== undefined) return pen.fail(`component "${name}": its props cannot travel: ${problem}`);
  const read = schema ? checked(schema, props) : ({ ok: true } as const);
  if (!read.ok) return pen.fail(`component "${name}": its props do not fit: ${read.problem}`);
  const size = JSON.stringify(props).length;
  if (size > MAX_GIVEN_CHARS) {
    return pen.fail(`component "${name}": its props have ${size} characters of JSON, and ${MAX_GIVEN_CHARS} can travel`, "Hand over what is shown, and not all there is");
  }
  return props as JsonValue;
}

function hearing({ name, events }: AnyComponent, { on }: AnyOptions): Hearing {
  const schemaOf = (event: string) => (Object.hasOwn(events, event) ? events[event] : undefined);
  return {
    problem: (emitted) => {
      const schema = schemaOf(emitted.name);
      if (!schema) return `component "${name}" has sent "${emitted.name}", which is none of its events`;
      const read = checked(schema, emitted.data);
      return read.ok ? undefined : `component "${name}" has sent "${emitted.name}" with data that do not fit: ${read.problem}`;
    },
    handle: (emitted, event) => {
      const schema = schemaOf(emitted.name);
      const read = schema && checked(schema, emitted.data);
      const handler = on && Object.hasOwn(on, emitted.name) ? on[emitted.name] : undefined;
      return read?.ok ? handler?.(read.value, event) : undefined;
    },
  };
}
