import { readCell, writeEntry, type JsonValue } from "@tutti/protocol";
import type { Element } from "./find.ts";
import type { Hand } from "./handles.ts";

/** What is open in a container, where that is everybody's. */
export interface SharedHandle {
  /** A label of tabs, whether an expander is open; `undefined` until somebody chose. */
  readonly open: JsonValue | undefined;
  /** Opens a tab by its label, or opens (true) or shuts (false) an expander. */
  choose(value: string | boolean): void;
}

export function sharedHandle({ kind, widget }: Element<"tabs" | "expander">, hand: Pick<Hand, "document" | "check">): SharedHandle {
  if (!widget) throw new Error(`What is open in these ${kind} is each reader's own: it has no "shared: true"`);
  return {
    open: readCell(hand.document(widget), widget.key),
    choose: (value) => {
      hand.check(widget, widget.key, false);
      writeEntry(hand.document(widget), widget.key, value, "page");
    },
  };
}
