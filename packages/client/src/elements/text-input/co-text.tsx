import { PRESENCE_INTERVAL, textInput as rule, textProblem, type TextInputProps, type WidgetPlace } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { Carets } from "../../people/carets.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { AuthorIcon } from "../../theme/icon.tsx";
import { Field, fieldIds } from "../field.tsx";
import { KeysOrTouch } from "../keys-or-touch.tsx";
import { useForm } from "../form/form-context.ts";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { throttle } from "../../sync/throttle.ts";
import { useWidget } from "../widget.ts";
import { bindText, type TextField } from "./bind-text.ts";
import { caretOf, caretsIn } from "./caret-presence.ts";
import { useCommitting } from "./committing.ts";
import { useMirroredText } from "./mirror-text.ts";
import "./text-input.css";
import { undoOf } from "../../sync/undo/undo-history.ts";
import { textOf } from "../../sync/values/co-edited.ts";

interface CoTextProps {
  readonly drawn: { readonly props: TextInputProps; readonly place: WidgetPlace | undefined };
  readonly lines: "one" | "many";
}

/** A text that several people write at once: everybody's letters, carets and selections in one field. */
export function CoText(props: CoTextProps): JSX.Element {
  const room = useRoom();
  const own = () => props.drawn.props;
  const widget = useWidget(props.drawn, rule, (value) => (typeof value === "string" ? value : ""));
  const form = useForm();
  const ids = fieldIds();
  const shared = followChosen(() => textOf(room, widget.place()));
  const [field, setField] = createSignal<TextField>();
  const [shown, setShown] = createSignal("");
  const locked = () => own().disabled === true || widget.readOnly() || !shared()?.writable;
  const length = createMemo(() => [...shown()].length);
  const problem = createMemo(() => {
    switch (textProblem(own(), shown())) {
      case "email":
        return inputTexts.email;
      case "url":
        return inputTexts.url;
      case "pattern":
        return own().patternNote ?? "";
      case undefined:
        return undefined;
    }
  });
  // What is half written is not wrong yet: it is said once the field is left.
  const [writing, setWriting] = createSignal(false);
  const wrong = () => (writing() ? undefined : problem());
  const over = () => own().maxChars !== undefined && length() > (own().maxChars ?? 0);

  // Only another text is bound anew: one's undo outlives a change of what one may do.
  const coText = createMemo(() => shared()?.text);
  createEffect(() => {
    const box = field();
    const text = coText();
    if (box && text) onCleanup(bindText(box, text, (origin) => undoOf(room).track(widget.place().key, text, [origin]), setShown));
    else if (box) {
      // Until the text is here, the default stands, and nothing can be written.
      box.value = own().value;
      setShown(own().value);
    }
  });

  const tell = throttle(PRESENCE_INTERVAL, (box: TextField) => {
    const text = shared()?.text;
    if (!text || widget.place().scope === "me" || document.activeElement !== box) return;
    const [start, end] = [box.selectionStart ?? 0, box.selectionEnd ?? 0];
    const backward = box.selectionDirection === "backward";
    room.presence.update({ caret: caretOf(widget.place().key, text, backward ? end : start, backward ? start : end) });
  });
  const onSelection = (): void => {
    const box = field();
    if (box && document.activeElement === box) tell.call(box);
  };
  document.addEventListener("selectionchange", onSelection);
  onCleanup(() => {
    document.removeEventListener("selectionchange", onSelection);
    tell.cancel();
  });

  const carets = createMemo(() => {
    const here = shared();
    // The text is read as well: a caret is tied to characters, and moves with them.
    void shown();
    return here ? caretsIn(widget.others(), widget.place().key, here.text, here.doc) : [];
  });
  const committing = useCommitting(props.drawn.props, widget, shown, (a, b) => a === b, (text) => text);
  useMirroredText({ props: props.drawn.props, widget, lines: props.lines, text: coText, shown, writing, locked, waits: committing.waits });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (props.lines === "one" || event.ctrlKey || event.metaKey) {
      committing.commit();
      if (form?.enter()) event.preventDefault();
    }
  };
  const control = {
    id: ids.control,
    onKeyDown: onKey,
    onFocus: () => setWriting(true),
    onInput: () => committing.wrote(),
    onBlur: () => {
      setWriting(false);
      committing.leave();
    },
    get class() { return `input ${props.lines === "one" ? "" : "text-area"}`; },
    get placeholder() { return own().placeholder; },
    get disabled() { return own().disabled === true; },
    get readOnly() { return locked(); },
    get "aria-invalid"() { return over() || wrong() !== undefined; },
    get "aria-describedby"() { return own().maxChars === undefined && wrong() === undefined ? undefined : ids.note; },
  };
  const below = (
    <>
    <Show when={committing.pending() && writing()}><span class="field-note">{props.lines === "one" ? inputTexts.enter : <KeysOrTouch keys={inputTexts.enterMany} touch={inputTexts.leaveMany} />}</span></Show>
    <Show when={wrong() === undefined} fallback={<span class="field-note" id={ids.note} data-bad="" role="alert">{wrong()}</span>}><Show when={own().maxChars}>
      {(most) => (
        <span class="field-note text-count" id={ids.note} data-bad={over() ? "" : undefined} role={over() ? "alert" : undefined}>
          {over() ? inputTexts.tooLong(length(), most()) : inputTexts.characters(length(), most())}
        </span>
      )}
    </Show></Show>
    </>
  );
  return (
    <Field props={own()} widget={widget} controlId={ids.control} below={below}>
      <div class="text-box held-box" data-icon={own().icon ? "" : undefined}>
        <Show when={own().icon}>{(icon) => <span class="text-icon"><AuthorIcon name={icon()} /></span>}</Show>
        <Show when={props.lines === "many"} fallback={<input {...control} type={own().type === "search" ? "search" : "text"} inputmode={own().type} autocomplete="off" ref={setField} />}>
          <textarea {...control} ref={setField} style={{ height: `${own().height ?? 116}px` }} />
        </Show>
        <Show when={carets().length > 0 && field()}>{(box) => <Carets field={box()} text={shown()} marks={carets()} />}</Show>
      </div>
    </Field>
  );
}
