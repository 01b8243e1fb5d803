import type { Editor } from "@tiptap/core";
import { MAX_RICH_PICTURE_BYTES, RICH_PICTURES, type FileRef, type WidgetPlace } from "@tutti/protocol";
import { createSignal, For, Show, type JSX } from "solid-js";
import { uploadsOf } from "../../sync/uploads/uploads-of.ts";
import { fileTexts } from "../../texts/files.ts";
import { PendingRow } from "../file-upload/rows.tsx";
import { sort } from "../file-upload/picking.ts";
import { printBytes } from "../file-upload/size.ts";
import "../file-upload/file-upload.css";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";

/** So many pictures are brought at once. */
const AT_ONCE = 20;
const RULES = { types: RICH_PICTURES, maxSize: MAX_RICH_PICTURE_BYTES };

/** Brings pictures to the room, and puts each into the text once all of it is there. */
export function useBringing(place: () => WidgetPlace, editor: () => Editor | undefined) {
  const uploads = uploadsOf(useRoom());
  const pending = followChosen(() => uploads.at(place().key));
  const [problems, setProblems] = createSignal<readonly string[]>([]);
  const arrived = (alt: string) => ({ id, name }: FileRef): void => {
    // Where the caret is by then; the words that stand for it begin as the name that it came with.
    editor()?.chain().insertContent({ type: "image", attrs: { src: id, alt: alt === "" ? name.replace(/\.[^.]*$/, "") : alt } }).run();
  };
  return {
    take(files: readonly File[], alt = ""): void {
      const { taken, refused } = sort(RULES, files.map((file) => ({ file })), AT_ONCE);
      setProblems(refused.map(({ name, fault }) => fileTexts.notTaken(name, fault, printBytes)));
      for (const { file } of taken) uploads.add(place(), file, { attach: arrived(alt) });
    },
    /** What is on its way, and what was not taken. */
    Coming: (): JSX.Element => (
      <Show when={pending().length > 0 || problems().length > 0}>
        <ul class="file-list rich-coming">
          <For each={problems()}>{(problem) => <li class="field-note" data-bad="" role="alert">{problem}</li>}</For>
          <For each={pending().map(({ id }) => id)}>
            {(id) => <Show when={pending().find((upload) => upload.id === id)}>{(upload) => <PendingRow upload={upload()} uploads={uploads} />}</Show>}
          </For>
        </ul>
      </Show>
    ),
  };
}

/** The pictures among what was dropped or pasted. Where words come along, as from a page or an office program, those count. */
export const picturesIn = (data: DataTransfer | null): File[] =>
  (data && !data.types.includes("text/html") ? [...data.files].filter(({ type }) => (RICH_PICTURES as readonly string[]).includes(type)) : []);
