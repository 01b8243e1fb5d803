import type { JsonValue, WidgetPlace } from "@tutti/protocol";
import { createEffect, createSignal, on, type Accessor } from "solid-js";
import { mayChange } from "./widget.ts";
import { follow, followChosen } from "./readable.ts";
import { useRoom } from "./room.ts";

/** What is open in a container, where that is everybody's. */
export interface SharedChoice {
  readonly value: Accessor<JsonValue | undefined>;
  choose(value: JsonValue): void;
}

/**
 * Follows a choice that a container carries. Who may not change it still looks around by themselves, until somebody else opens
 * something for all.
 */
export function sharedChoice(place: Accessor<WidgetPlace>): SharedChoice {
  const room = useRoom();
  const me = follow(room.me);
  const stored = followChosen(() => room.value(place()).stored);
  const writable = followChosen(() => room.value(place()).writable);
  const [aside, setAside] = createSignal<JsonValue>();
  createEffect(on(stored, () => setAside(undefined), { defer: true }));
  return {
    value: () => aside() ?? stored(),
    choose(value) {
      const role = me()?.role;
      if (writable() && role !== undefined && mayChange(role, place().scope)) room.put(place(), value);
      else setAside(() => value);
    },
  };
}
