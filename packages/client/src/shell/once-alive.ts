import { ROOT } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type Accessor } from "solid-js";
import { follow } from "../elements/readable.ts";
import type { RoomSync } from "../sync/types.ts";

/** How long (ms) a page is left alone once it can be worked with. */
const FIRST = 1_000;

/** Whether the page has been drawn for a moment: what nobody waits for (comments, undo) is loaded then, and not before the page itself. */
export function onceAlive(room: RoomSync): Accessor<boolean> {
  const root = follow(room.view.element(ROOT));
  const connection = follow(room.connection);
  const [alive, setAlive] = createSignal(false);
  createEffect(() => {
    if (!root() || connection().state === "opening") return;
    const timer = setTimeout(() => setAlive(true), FIRST);
    onCleanup(() => clearTimeout(timer));
  });
  return alive;
}
