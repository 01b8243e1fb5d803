import { createMemo, createSignal, onCleanup, type Accessor } from "solid-js";
import type { Readable } from "../sync/types.ts";

/** Follows a readable of the sync layer as a signal, until the owner is gone. The one place where the two worlds meet. */
export function follow<T>(readable: Readable<T>): Accessor<T> {
  const [value, setValue] = createSignal<T>(readable.get());
  onCleanup(readable.subscribe((next) => setValue(() => next)));
  return value;
}

/** Follows whatever readable `choose` names now; changing over when it names another. */
export function followChosen<T>(choose: () => Readable<T>): Accessor<T> {
  const followed = createMemo(() => follow(choose()));
  return () => followed()();
}
