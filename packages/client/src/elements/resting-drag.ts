import type { JsonValue } from "@tutti/protocol";
import type { Drag } from "./slider/drag.ts";

/** A drag whose end nobody tells, as of keys or of a browser's palette, has ended after such a rest (ms). */
const REST = 250;

/** One drag after the other. */
export interface RestingDrag<Value> {
  /** @param held whether its end will be told: no rest ends it before. */
  move(value: Value, held?: boolean): void;
  /** Ends the drag, if there is one. */
  end(): void;
}

/**
 * Drags that begin with their first move, and end where that is told or after a short rest.
 *
 * @param start begins one.
 * @param over called once its last value is committed.
 */
export function restingDrag<Value extends JsonValue>(start: () => Drag<Value>, over: () => void = () => undefined): RestingDrag<Value> {
  let going: { readonly drag: Drag<Value>; last: Value } | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(resting);
    const ended = going;
    going = undefined;
    if (!ended) return;
    ended.drag.end(ended.last);
    over();
  };
  return {
    move(value, held = false) {
      clearTimeout(resting);
      going ??= { drag: start(), last: value };
      going.last = value;
      going.drag.move(value);
      if (!held) resting = setTimeout(end, REST);
    },
    end,
  };
}
