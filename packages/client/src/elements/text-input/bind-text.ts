import type * as Y from "yjs";
import type { TrackedUndo } from "../../sync/types.ts";
import { endOfChange, mapIndex, textDiff, type TextDelta } from "./text-diff.ts";

/** What of an input or a textarea is bound. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The Yjs origin of what is typed here. */
const TYPED = Object.freeze({ by: "field" });

/**
 * Binds a field to a co-edited text until the result is called. What is typed is written as the smallest edit; what
 * others write comes in without moving one's own caret or scroll. While an input method composes, the field is left
 * alone, and what came meanwhile is merged when it ends. Undo takes back one's own edits alone.
 *
 * @param track makes the edits of an origin steps that can be undone.
 * @param shown is called with the text that the field now shows.
 */
export function bindText(field: TextField, text: Y.Text, track: (origin: unknown) => TrackedUndo, shown: (value: string) => void): () => void {
  const undo = track(TYPED);
  let known = text.toString();
  let composing = false;
  let missed: TextDelta[] = [];

  const show = (start: number, end: number): void => {
    known = text.toString();
    if (field.value !== known) {
      const { scrollTop, scrollLeft } = field;
      field.value = known;
      if (field.ownerDocument.activeElement === field) field.setSelectionRange(start, end);
      field.scrollTop = scrollTop;
      field.scrollLeft = scrollLeft;
    }
    shown(known);
  };
  const write = (): void => {
    const edit = textDiff(known, field.value, field.selectionEnd ?? undefined);
    const through = (index: number): number => missed.reduce(mapIndex, index);
    const at = edit ? through(edit.at) : 0;
    const removed = edit ? through(edit.at + edit.remove) - at : 0;
    // The field's own indices count what was typed into it, and not yet what came meanwhile.
    const placed = (index: number): number => {
      if (!edit || index <= edit.at) return through(index);
      if (index <= edit.at + edit.insert.length) return at + index - edit.at;
      return through(index - edit.insert.length + edit.remove) + edit.insert.length - removed;
    };
    const [start, end] = [placed(field.selectionStart ?? 0), placed(field.selectionEnd ?? 0)];
    if (edit) {
      text.doc?.transact(() => {
        if (removed > 0) text.delete(at, removed);
        if (edit.insert !== "") text.insert(at, edit.insert);
      }, TYPED);
    }
    missed = [];
    show(start, end);
  };
  const onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin === TYPED) return;
    const delta: TextDelta = event.delta;
    if (composing) {
      missed.push(delta);
      return;
    }
    if (transaction.origin === undo.origin) {
      const caret = endOfChange(delta);
      show(caret, caret);
    } else show(mapIndex(field.selectionStart ?? 0, delta), mapIndex(field.selectionEnd ?? 0, delta));
  };
  const onInput = (): void => {
    if (!composing) write();
  };
  const onCompose = (): void => {
    composing = true;
  };
  const onComposed = (): void => {
    composing = false;
    write();
  };
  const step = (back: boolean): void => void (back ? undo.undo() : undo.redo());
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || composing) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    step(key === "z" && !event.shiftKey);
  };
  const onBefore = (event: Event): void => {
    const kind = event instanceof InputEvent ? event.inputType : "";
    if (kind !== "historyUndo" && kind !== "historyRedo") return;
    event.preventDefault();
    step(kind === "historyUndo");
  };
  const onBlur = (): void => undo.stopCapturing();
  const listeners = { input: onInput, compositionstart: onCompose, compositionend: onComposed, keydown: onKey, beforeinput: onBefore, blur: onBlur };

  text.observe(onText);
  for (const [name, listener] of Object.entries(listeners)) field.addEventListener(name, listener as EventListener);
  show(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  return () => {
    text.unobserve(onText);
    for (const [name, listener] of Object.entries(listeners)) field.removeEventListener(name, listener as EventListener);
  };
}
