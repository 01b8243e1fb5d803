import type { JsonValue } from "@tutti/protocol";
import { createMemo, createSignal, type Accessor } from "solid-js";
import { useForm } from "../form/form-context.ts";
import type { Widget } from "../widget.ts";

/** Of a text that counts once it is committed. */
export interface Committing {
  /** Whether it waits for that at all: a form's drafts take effect at submit. */
  readonly waits: Accessor<boolean>;
  /** Whether what is written differs from what counts. */
  readonly pending: Accessor<boolean>;
  /** I have written something. */
  wrote(): void;
  /** What is written counts from now on. */
  commit(): void;
  /** I leave it: what I have written counts; what only others have is theirs to commit. */
  leave(): void;
}

/**
 * @param written what stands in the field.
 * @param print how that is stored.
 */
export function useCommitting<V>(props: { readonly run?: "commit" }, widget: Widget<V>, written: Accessor<V>, equal: (a: V, b: V) => boolean, print: (value: V) => JsonValue): Committing {
  const form = useForm();
  const [dirty, setDirty] = createSignal(false);
  const waits = () => props.run === "commit" && form === undefined;
  const pending = createMemo(() => waits() && !equal(written(), widget.value()));
  const commit = (): void => {
    setDirty(false);
    if (pending() && !widget.locked()) widget.set(print(written()));
  };
  return {
    waits, pending, commit,
    wrote: () => setDirty(true),
    leave: () => {
      if (dirty()) commit();
    },
  };
}
