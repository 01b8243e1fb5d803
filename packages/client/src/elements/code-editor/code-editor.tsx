import { setDiagnostics } from "@codemirror/lint";
import { codeEditor as rule, PRESENCE_INTERVAL, type CodeProblem } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, onCleanup, Show, untrack, type JSX } from "solid-js";
import { throttle } from "../../sync/throttle.ts";
import { codeEditorTexts } from "../../texts/code-editor.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { KeysOrTouch } from "../keys-or-touch.tsx";
import { useForm } from "../form/form-context.ts";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import "../../people/carets.css";
import { caretOf, caretsIn } from "../text-input/caret-presence.ts";
import { useCommitting } from "../text-input/committing.ts";
import { useWidget } from "../widget.ts";
import "./code-editor.css";
import { plainText } from "./co-edit.ts";
import { languageOf } from "./languages.ts";
import { makeEditor, type Editor } from "./make-editor.ts";
import { showCarets } from "./others-carets.ts";
import { diagnosticsOf, placeOf } from "./problems.ts";
import { undoOf } from "../../sync/undo/undo-history.ts";
import { textOf } from "../../sync/values/co-edited.ts";

/** Problems that are also told under the code, in words. */
const TOLD = 3;

/** The first line, for a notice about it. */
const firstLine = (value: unknown): string => (typeof value === "string" ? (value.trim().split("\n")[0] ?? "").slice(0, 60) : "");

/** Code that several people write at once. It counts once it is committed, unless its author wants it live. */
export default function CodeEditor(drawn: Drawn<"codeEditor">): JSX.Element {
  const room = useRoom();
  const widget = useWidget(drawn, rule, firstLine);
  const form = useForm();
  const ids = fieldIds();
  const shared = followChosen(() => textOf(room, widget.place()));
  const coText = createMemo(() => shared()?.text);
  const locked = () => drawn.props.disabled === true || drawn.props.readOnly === true || widget.readOnly() || !shared()?.writable;
  const [written, setWritten] = createSignal(drawn.props.value);
  const committing = useCommitting(drawn.props, widget, written, (a, b) => a === b, (code) => code);
  const [editor, setEditor] = createSignal<Editor>();
  let box: HTMLDivElement | undefined;

  const tell = throttle(PRESENCE_INTERVAL, ({ view }: Editor) => {
    const text = coText();
    if (!text || locked() || widget.place().scope === "me" || !view.hasFocus) return;
    const { anchor, head } = view.state.selection.main;
    room.presence.update({ caret: caretOf(widget.place().key, text, anchor, head) });
  });
  onCleanup(() => tell.cancel());

  // Another text, or a look that it was not made with, is another editor; what one may do changes within it.
  createEffect(() => {
    const text = coText();
    const [numbers, wrap, placeholder, empty] = [drawn.props.lineNumbers !== false, drawn.props.wrap === true, drawn.props.placeholder, drawn.props.value];
    if (!box) return;
    const made = makeEditor({
      parent: box,
      text: text ? { shared: text, track: (origin) => undoOf(room).track(untrack(widget.place).key, text, [origin]) } : empty,
      numbers, wrap, placeholder,
      attributes: { id: ids.control, "aria-labelledby": ids.label, "aria-describedby": ids.note, spellcheck: "false" },
      commit: () => {
        if (committing.waits()) committing.commit();
        else return form?.enter() === true;
        return true;
      },
      changed: (update) => {
        if (update.docChanged) setWritten(text ? plainText(text) : update.state.doc.toString());
        if (update.docChanged && update.transactions.some((transaction) => transaction.isUserEvent("input") || transaction.isUserEvent("delete") || transaction.isUserEvent("move"))) committing.wrote();
        if (update.selectionSet || update.docChanged || update.focusChanged) untrack(() => tell.call(made));
      },
    });
    setWritten(made.view.state.doc.toString());
    setEditor(made);
    onCleanup(() => {
      setEditor(undefined);
      made.view.destroy();
    });
  });
  createEffect(() => editor()?.setLocked(locked()));
  createEffect(() => {
    const made = editor();
    void languageOf(drawn.props.language, drawn.props.schema).then((language) => {
      if (made && made === editor()) made.setLanguage(language);
    });
  });
  createEffect(() => {
    const made = editor();
    const here = shared();
    void written();
    if (made && here) made.view.dispatch({ effects: showCarets.of(caretsIn(widget.others(), widget.place().key, here.text, here.doc)) });
  });
  const problems = () => drawn.props.problems ?? [];
  createEffect(() => {
    const made = editor();
    if (made) made.view.dispatch(setDiagnostics(made.view.state, diagnosticsOf(made.view.state.doc, problems())));
  });
  const show = (problem: CodeProblem): void => {
    const view = editor()?.view;
    view?.dispatch({ selection: { anchor: placeOf(view.state.doc, problem).from }, scrollIntoView: true });
    view?.focus();
  };

  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label}
      below={
        <>
          <Show when={problems().length > 0}>
            <div role="status"><ul class="code-problems">
              <For each={problems().slice(0, TOLD)}>
                {(problem) => (
                  <li data-severity={problem.severity ?? "error"}>
                    <button type="button" onClick={() => show(problem)}>{codeEditorTexts.at(problem.line, problem.column)}</button>
                    <span>{problem.message}</span>
                  </li>
                )}
              </For>
              <Show when={problems().length > TOLD}><li class="field-note">{codeEditorTexts.more(problems().length - TOLD)}</li></Show>
            </ul></div>
          </Show>
          <span class="field-note" id={ids.note}>
            <Show when={!locked()}>
              <Show when={committing.waits()}>
                <span class="code-state" data-pending={committing.pending() ? "" : undefined}>
                  <KeysOrTouch keys={committing.pending() ? codeEditorTexts.pending : codeEditorTexts.committed} touch={committing.pending() ? codeEditorTexts.pendingTouch : codeEditorTexts.committedTouch} />
                </span>
              </Show>
              <span class="code-leave">{codeEditorTexts.leave}</span>
            </Show>
          </span>
        </>
      }
    >
      <div
        class="input code-box held-box" ref={box} data-fixed={drawn.props.height === undefined ? undefined : ""}
        style={{ height: drawn.props.height === undefined ? undefined : `${drawn.props.height}px` }}
        onFocusOut={(event) => {
          if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) committing.leave();
        }}
      />
    </Field>
  );
}
