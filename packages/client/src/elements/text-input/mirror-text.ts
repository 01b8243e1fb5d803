import { textInput as rule, type TextInputProps, type WidgetProps, type WidgetRule } from "@tutti/protocol";
import { createEffect, createSignal, on, onCleanup, type Accessor } from "solid-js";
import type * as Y from "yjs";
import { usePage, useRoom } from "../room.ts";
import type { Widget } from "../widget.ts";
import { textDiff } from "./text-diff.ts";

/** How long typing rests (ms) before the address says it: browsers let an address change only so often. */
const RESTS = 300;
/** The Yjs origin of what a link puts into a text. */
const FROM_LINK = Object.freeze({ by: "link" });

interface Mirrored {
  readonly props: TextInputProps;
  readonly widget: Widget<string>;
  readonly lines: "one" | "many";
  readonly text: Accessor<Y.Text | undefined>;
  readonly shown: Accessor<string>;
  /** Whether this reader is in the field. */
  readonly writing: Accessor<boolean>;
  readonly locked: Accessor<boolean>;
  /** Whether it counts only once it is committed. */
  readonly waits: Accessor<boolean>;
}

/** Mirrors a co-edited text in the parameter of the address that its props name, where they name one. */
export function useMirroredText({ props, widget, lines, text, shown, writing, locked, waits }: Mirrored): void {
  const [page, room] = [usePage(), useRoom()];
  const [rested, setRested] = createSignal(shown());
  createEffect(on([shown, writing], ([now, typing]) => {
    if (!typing) return void setRested(now);
    const timer = setTimeout(() => setRested(now), RESTS);
    onCleanup(() => clearTimeout(timer));
  }));
  const put = (wanted: unknown): void => {
    const into = text();
    const next = lines === "one" ? String(wanted).replaceAll(/[\r\n]+/g, " ") : String(wanted);
    const edit = into && textDiff(into.toString(), next);
    if (into && edit) {
      into.doc?.transact(() => {
        if (edit.remove > 0) into.delete(edit.at, edit.remove);
        if (edit.insert !== "") into.insert(edit.at, edit.insert);
      }, FROM_LINK);
    }
    if (waits()) room.value(widget.place()).set(next);
  };
  createEffect(() => {
    const name = props.query;
    if (name === undefined) return;
    onCleanup(page.bindQuery({
      // The rule is asked with this widget's own props alone.
      name, rule: rule as unknown as WidgetRule<WidgetProps, unknown>, props: () => props, scope: () => widget.place().scope, value: rested, locked, put, print: String,
      stored: () => (shown() === props.value ? undefined : shown()),
    }));
  });
}
