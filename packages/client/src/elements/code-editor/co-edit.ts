import { Annotation, EditorSelection, Prec, type ChangeSpec, type Extension } from "@codemirror/state";
import { EditorView, keymap, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type * as Y from "yjs";
import type { TrackedUndo } from "../../sync/types.ts";
import { endOfChange } from "../text-input/text-diff.ts";

/** Of a change that came from the text, and does not go back there. */
const fromText = Annotation.define<true>();

/** The Yjs origin of what is typed here. */
const TYPED = Object.freeze({ by: "code editor" });

/** Stands for what is no text: any editor may put an object into a Yjs text, where it counts as one character. */
const OBJECT = "\ufffc";

/** A text as an editor shows it, of the very length that Yjs counts. */
export const plainText = (text: Y.Text): string =>
  (text.toDelta() as { readonly insert?: unknown }[]).map(({ insert }) => (typeof insert === "string" ? insert : OBJECT)).join("");

/**
 * Binds an editor to a co-edited text. The binding that Yjs' project offers needs an awareness of its own shape, and throws where
 * somebody has put an object into the text; beside that there is little left of it. Undo takes back one's own edits alone.
 *
 * The editor has to be made with `plainText(text)`, and to divide lines at `\n` alone.
 *
 * @param track makes the edits of an origin steps that can be undone.
 */
export function coEdit(text: Y.Text, track: (origin: unknown) => TrackedUndo): Extension {
  const undo = track(TYPED);
  const plugin = ViewPlugin.define((view) => {
    const onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
      if (transaction.origin === TYPED) return;
      const delta = event.delta as readonly { readonly insert?: unknown; readonly delete?: number; readonly retain?: number }[];
      const changes = changesOf(delta);
      const fits = view.state.doc.length + grown(delta) === text.length;
      const selection = transaction.origin === undo.origin ? EditorSelection.cursor(Math.min(text.length, endOfChange(delta))) : undefined;
      view.dispatch({
        changes: fits ? changes : { from: 0, to: view.state.doc.length, insert: plainText(text) },
        ...(selection && { selection, scrollIntoView: true }),
        annotations: fromText.of(true),
      });
    };
    text.observe(onText);
    return {
      update(update: ViewUpdate) {
        if (!update.docChanged || update.transactions.some((transaction) => transaction.annotation(fromText))) return;
        text.doc?.transact(() => {
          let moved = 0;
          update.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
            const put = inserted.sliceString(0, undefined, "\n");
            if (to > from) text.delete(from + moved, to - from);
            if (put !== "") text.insert(from + moved, put);
            moved += put.length - (to - from);
          });
        }, TYPED);
      },
      destroy() {
        text.unobserve(onText);
      },
    };
  });
  const step = (back: boolean) => (): boolean => {
    if (back) undo.undo();
    else undo.redo();
    return true;
  };
  return [
    plugin,
    Prec.high(keymap.of([
      { key: "Mod-z", run: step(true), preventDefault: true },
      { key: "Mod-y", mac: "Mod-Shift-z", run: step(false), preventDefault: true },
      { key: "Mod-Shift-z", run: step(false), preventDefault: true },
    ])),
    EditorView.domEventHandlers({
      beforeinput: (event) => {
        if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
        event.preventDefault();
        return step(event.inputType === "historyUndo")();
      },
      blur: () => void undo.stopCapturing(),
    }),
  ];
}

type Delta = readonly { readonly insert?: unknown; readonly delete?: number; readonly retain?: number }[];

/** What Yjs tells of a change, as the editor takes it: all places count in the text as it was. */
function changesOf(delta: Delta): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  let at = 0;
  for (const op of delta) {
    if (op.insert !== undefined) changes.push({ from: at, insert: typeof op.insert === "string" ? op.insert : OBJECT });
    else if (op.delete !== undefined) {
      changes.push({ from: at, to: at + op.delete });
      at += op.delete;
    } else at += op.retain ?? 0;
  }
  return changes;
}

const grown = (delta: Delta): number =>
  delta.reduce((sum, op) => sum + (op.insert === undefined ? -(op.delete ?? 0) : typeof op.insert === "string" ? op.insert.length : 1), 0);
