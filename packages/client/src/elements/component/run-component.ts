import {
  checked, EMITTED_NAME, jsonEqual, jsonProblem, MAX_EMITTED_CHARS, MAX_PRESENCE_CHARS, MAX_VALUE_CHARS,
  type AnyComponent, type JsonValue, type Mounted, type Schema, type Shown,
} from "@tutti/protocol";
import type { Heard, Stand, Told } from "./stand.ts";

/** A drag travels with who drags: so much is left for it. */
const MAX_DRAG_CHARS = MAX_PRESENCE_CHARS - 1_000;

/**
 * Mounts a component and tells it of changes, in the page as in a frame. What it throws, at once or later, takes it down and goes no
 * further.
 */
export function runComponent(component: AnyComponent, root: HTMLElement, label: string, first: Told, heard: Heard): Stand {
  let told = first;
  let shown = shownOf(component, first);
  let mounted: Mounted<unknown, unknown> | undefined;
  let over = false;
  const hearers = new Set<(name: string, data: JsonValue) => unknown>();
  const guard = (act: () => unknown): void => {
    try {
      const result = act();
      if (result instanceof Promise) result.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  const fail = (error: unknown): void => {
    if (!over) heard.fail(error);
  };
  const may = (): boolean => !over && !told.disabled;
  const fitting = (schema: Schema<unknown> | undefined, value: unknown, what: string, most: number): JsonValue => {
    const read = schema ? checked(schema, value) : undefined;
    if (!read) throw new TypeError(`${component.name}: ${what}, and its definition names none`);
    if (!read.ok) throw new TypeError(`${component.name}: ${what} that does not fit: ${read.problem}`);
    const size = JSON.stringify(value).length;
    if (size > most) throw new TypeError(`${component.name}: ${what} of ${size} characters of JSON, and ${most} can travel`);
    return value as JsonValue;
  };

  const start = async (): Promise<void> => {
    const result = await component.mount({
      ...shown, root, label,
      set: (value) => {
        const fits = fitting(component.value, value, "set was called with a value", MAX_VALUE_CHARS);
        if (may()) heard.set(fits);
      },
      drag: (value) => {
        const fits = value === undefined ? undefined : fitting(component.value, value, "drag was called with a value", MAX_DRAG_CHARS);
        if (may()) heard.drag(fits);
      },
      emit: (name, data) => {
        const schema = EMITTED_NAME.test(name) && Object.hasOwn(component.events, name) ? component.events[name] : undefined;
        const fits = fitting(schema, data, `emit was called with "${name}"`, MAX_EMITTED_CHARS);
        if (may()) heard.emit(name, fits);
      },
      onBroadcast: (listener) => void hearers.add(listener),
      focus: (here) => {
        if (!over) heard.focus(here);
      },
      fail,
    });
    if (over) return guard(() => result?.unmount?.());
    mounted = result ?? {};
    heard.ready();
    // What has changed while it was mounted.
    const now = shownOf(component, told);
    if (!sameShown(now, shown)) update(now);
  };
  const update = (now: Shown<unknown, unknown>): void => {
    shown = now;
    guard(() => mounted?.update?.(now));
  };
  void start().catch(fail);

  return {
    tell: (now) => {
      told = now;
      if (over || !mounted) return;
      const next = shownOf(component, now);
      if (!sameShown(next, shown)) update(next);
    },
    hear: (name, data) => {
      if (!over) for (const hearer of hearers) guard(() => hearer(name, data));
    },
    end: () => {
      if (over) return;
      const last = mounted;
      // What it throws when it goes is nobody's loss.
      guard(() => last?.unmount?.());
      over = true;
    },
  };
}

/** What the component is shown: the room's value where it fits its schema, else what it starts from; drags alike. */
function shownOf({ value: schema }: AnyComponent, { given, tables, stored, start, people, theme, disabled }: Told): Shown<unknown, unknown> {
  const read = schema && stored !== undefined ? checked(schema, stored) : undefined;
  const first = schema && !read?.ok ? checked(schema, start) : undefined;
  const value = read?.ok ? read.value : first?.ok ? first.value : undefined;
  return {
    props: given, tables, value, theme, disabled,
    people: people.map(({ drag, ...present }) => {
      const dragged = schema && drag !== undefined ? checked(schema, drag) : undefined;
      return dragged?.ok ? { ...present, drag: dragged.value } : present;
    }),
  };
}

const sameShown = (a: Shown<unknown, unknown>, b: Shown<unknown, unknown>): boolean =>
  a.disabled === b.disabled && same(a.theme, b.theme) && same(a.tables, b.tables) && same(a.value, b.value) && same(a.props, b.props) && same(a.people, b.people);

/** What a schema makes of JSON need not be JSON: then it is new each time it is made. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (jsonProblem(a) === undefined && jsonProblem(b) === undefined && jsonEqual(a as JsonValue, b as JsonValue));
