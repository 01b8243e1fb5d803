import { checked, writeEntry, type Component, type JsonValue } from "@tutti/protocol";
import type { Element } from "./find.ts";
import { placeOf, type ComponentHandle, type Hand } from "./handles.ts";

/** A component as its page has it: without its definition everything fits that is JSON. */
export function componentHandle<Props, Value, Events>(
  element: Element<"component">, hand: Hand, definition: Component<Props, Value, Events> | undefined,
): ComponentHandle<Value, Events> {
  const { props } = element;
  const place = placeOf(element);
  const may = (): void => hand.check(place, props.label, props.disabled ?? false);
  const fits = (raw: unknown, schema = definition?.value): Value => {
    if (!schema) return raw as Value;
    const read = checked(schema, raw);
    if (!read.ok) throw new Error(`"${props.label}" cannot hold this: ${read.problem}`);
    return read.value;
  };
  return {
    kind: "component", props, label: props.label, disabled: props.disabled ?? false,
    get value() {
      const stored = hand.stored(place, "value");
      const schema = definition?.value;
      return stored === undefined || (schema && !checked(schema, stored).ok) ? fits(props.value) : fits(stored);
    },
    set(value) {
      may();
      fits(value);
      writeEntry(hand.document(place), place.key, value as JsonValue, "page");
    },
    emit(name, data) {
      may();
      const schema = definition?.events[name];
      if (definition && !schema) throw new Error(`"${props.label}" sends no "${name}"`);
      const read = schema && checked(schema, data);
      if (read && !read.ok) throw new Error(`"${props.label}" cannot send this as "${name}": ${read.problem}`);
      hand.emit(place, { name, data: data as JsonValue });
    },
  };
}
