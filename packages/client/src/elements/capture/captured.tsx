import { capture as rule, type CaptureProps, type WidgetPlace } from "@tutti/protocol";
import { createEffect, For, Show, type Accessor, type JSX } from "solid-js";
import { uploadsOf } from "../../sync/uploads/uploads-of.ts";
import type { Uploads } from "../../sync/uploads/uploads.ts";
import { captureTexts } from "../../texts/capture.ts";
import { Icon } from "../../theme/icon.tsx";
import { fileAddress } from "../file-address.ts";
import "../file-upload/file-upload.css";
import { holdsForm } from "../file-upload/holds-form.ts";
import { PendingRow } from "../file-upload/rows.tsx";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget, type Widget } from "../widget.ts";
import type { Pending } from "../../sync/uploads/uploads.ts";

/** What a camera and a microphone have in common: one file, kept as an upload. */
export interface Captured {
  readonly widget: Widget<ReturnType<typeof rule.initial>>;
  readonly pending: Accessor<readonly Pending[]>;
  readonly uploads: Uploads;
  /** Why the form around was not sent, while a file is on its way. */
  readonly held: Accessor<string | undefined>;
  /** Where the file that is there is read. */
  readonly address: Accessor<string | undefined>;
  keep(file: File): void;
  remove(): void;
}

export function useCaptured(drawn: { readonly props: CaptureProps; readonly place: WidgetPlace | undefined }): Captured {
  const room = useRoom();
  const widget = useWidget(drawn, rule, (value) => (Array.isArray(value) ? String(value.length) : ""));
  const uploads = uploadsOf(room);
  const pending = followChosen(() => uploads.at(widget.place().key));
  createEffect(() => {
    if (!widget.locked()) void uploads.recall();
  });
  return {
    widget, pending, uploads,
    held: holdsForm(pending),
    address: () => {
      const [file] = widget.value();
      return file && fileAddress(room, file.id);
    },
    keep(file) {
      for (const { id } of pending()) uploads.cancel(id);
      uploads.add(widget.place(), file, { one: true });
    },
    remove() {
      for (const { id } of widget.value()) widget.setMember(id, null);
    },
  };
}

/** The file on its way, and what went wrong. */
export function OnItsWay(props: { readonly of: Captured; readonly problem: string | undefined; readonly noteId: string }): JSX.Element {
  const { pending, uploads } = props.of;
  return (
    <>
      <Show when={pending().length > 0}>
        <ul class="file-list">
          <For each={pending().map(({ id }) => id)}>{(id) => <Show when={pending().find((upload) => upload.id === id)}>{(upload) => <PendingRow upload={upload()} uploads={uploads} />}</Show>}</For>
        </ul>
      </Show>
      <Show when={props.of.held()}>{(words) => <span class="field-note" data-bad="" role="alert">{words()}</span>}</Show>
      <Show when={props.problem}>{(words) => <span class="field-note" data-bad="" id={props.noteId} role="alert">{words()}</span>}</Show>
    </>
  );
}

export function RemoveButton(props: { readonly of: Captured }): JSX.Element {
  return (
    <Show when={props.of.widget.value().length > 0 && !props.of.widget.locked()}>
      <button type="button" class="icon-button" aria-label={captureTexts.remove} title={captureTexts.remove} onClick={() => props.of.remove()}><Icon name="close" size={16} /></button>
    </Show>
  );
}

/** What went wrong, in words. */
export const inWords = (error: unknown): string => (error instanceof Error ? error.message : captureTexts.failed(String(error)));
