import { jsonEqual, readTree, richBlocks, richEmpty, richText as rule, richTree, richWords, writeTree, type JsonValue, type RichBlock } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { richTextTexts } from "../../texts/rich-text.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { KeysOrTouch } from "../keys-or-touch.tsx";
import { useForm } from "../form/form-context.ts";
import { lazily } from "../lazily.tsx";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useCommitting } from "../text-input/committing.ts";
import { useWidget } from "../widget.ts";
import { RichBlocks } from "./blocks.tsx";
import "./rich-text.css";
import { fillShortRows } from "./short-rows.ts";
import { wellFormed } from "./well-formed.ts";
import { richOf } from "../../sync/values/co-edited.ts";

const RichEditor = lazily(() => import("./rich-editor.tsx"));

const firstWords = (value: unknown): string => (Array.isArray(value) ? richWords(value as readonly RichBlock[]).slice(0, 60) : "");
const sameBlocks = (a: readonly RichBlock[], b: readonly RichBlock[]): boolean => jsonEqual(a as unknown as JsonValue, b as unknown as JsonValue);

/** A text with headings, lists and links that several people write at once. Who may not write reads it, without the editor. */
export default function RichText(drawn: Drawn<"richText">): JSX.Element {
  const room = useRoom();
  const widget = useWidget(drawn, rule, firstWords);
  const form = useForm();
  const ids = fieldIds();
  const shared = followChosen(() => richOf(room, widget.place()));
  const locked = () => drawn.props.disabled === true || drawn.props.readOnly === true || widget.readOnly() || !shared()?.writable;
  const [version, setVersion] = createSignal(0);
  const [sound, setSound] = createSignal(true);
  // What is not of the editor's kind is looked for before the editor hears of it.
  createEffect(() => {
    const text = shared()?.text;
    if (!text) return;
    const look = (): void => {
      setSound(wellFormed(text));
      setVersion((before) => before + 1);
    };
    look();
    text.observeDeep(look);
    onCleanup(() => text.unobserveDeep(look));
    onCleanup(fillShortRows(text, () => writable() !== undefined));
  });
  const written = createMemo<readonly RichBlock[]>(() => {
    void version();
    const here = shared();
    return here ? richBlocks(readTree(here.text)) : drawn.props.value;
  });
  const committing = useCommitting(drawn.props, widget, written, sameBlocks, (blocks) => richTree(blocks) as unknown as JsonValue);
  const commit = (): boolean => {
    if (!committing.waits()) return form?.enter() === true;
    committing.commit();
    return true;
  };
  const mend = (): void => {
    const here = shared();
    if (here) here.doc.transact(() => writeTree(here.text, richTree(richBlocks(readTree(here.text)))), "mended");
  };
  const writable = () => (locked() || !sound() ? undefined : shared());
  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label}
      below={
        <Show when={!locked()}>
          <Show when={sound()} fallback={<p class="field-note" role="status">{richTextTexts.unknownParts} <button type="button" class="button" onClick={mend}>{richTextTexts.mend}</button></p>}>
            <Show when={committing.waits()}><span class="field-note" id={ids.note}><span class="code-state" data-pending={committing.pending() ? "" : undefined}><KeysOrTouch keys={committing.pending() ? richTextTexts.pending : richTextTexts.committed} touch={committing.pending() ? richTextTexts.pendingTouch : richTextTexts.committedTouch} /></span></span></Show>
          </Show>
        </Show>
      }
    >
      <div
        class="input rich-box held-box" data-locked={writable() ? undefined : ""}
        onFocusOut={(event) => {
          if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) committing.leave();
        }}
      >
        <Show
          when={writable()}
          fallback={<div class="rich-words rich-read" role="group" aria-labelledby={ids.label}><Show when={!richEmpty(written())} fallback={<p class="field-note">{drawn.props.placeholder ?? richTextTexts.empty}</p>}><RichBlocks blocks={written()} /></Show></div>}
        >
          {(here) => <RichEditor shared={here()} props={drawn.props} place={widget.place()} others={widget.others()} ids={ids} empty={richEmpty(written())} wrote={committing.wrote} commit={commit} />}
        </Show>
      </div>
    </Field>
  );
}
