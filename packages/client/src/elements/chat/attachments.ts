import { asChosen, type FileRef, type WidgetPlace } from "@tutti/protocol";
import { createMemo, createSignal, onCleanup, type Accessor } from "solid-js";
import { uploadsOf } from "../../sync/uploads/uploads-of.ts";
import type { Pending, Uploads } from "../../sync/uploads/uploads.ts";
import { followChosen } from "../readable.ts";
import { useRoom } from "../room.ts";
import type { Picked } from "../file-upload/picking.ts";

/** Files that are to go with a message that is still being written. */
export interface Attachments {
  readonly uploads: Uploads;
  readonly here: Accessor<readonly FileRef[]>;
  readonly coming: Accessor<readonly Pending[]>;
  /** @param arrived hears of the file instead of the list. */
  add(picked: readonly Picked[], arrived?: (file: FileRef) => void): void;
  leave(id: string): void;
  /** The files, which are the message's from now on. */
  take(): readonly FileRef[];
}

export function useAttachments(place: Accessor<WidgetPlace>): Attachments {
  const uploads = uploadsOf(useRoom());
  const pending = followChosen(() => uploads.at(place().key));
  const [here, setHere] = createSignal<readonly FileRef[]>([]);
  const own = new Set<string>();
  const coming = createMemo(() => pending().filter(({ id }) => own.has(id)));
  onCleanup(() => {
    for (const id of own) uploads.cancel(id);
  });
  return {
    uploads, here, coming,
    add(picked, arrived) {
      for (const { file } of picked) {
        const id = uploads.add(place(), file, { attach: (ref) => (arrived ? arrived(ref) : setHere((files) => [...files, ref].sort(asChosen))) });
        if (id !== undefined) own.add(id);
      }
    },
    leave(id) {
      uploads.cancel(id);
      setHere((files) => files.filter((file) => file.id !== id));
    },
    take() {
      const files = here();
      setHere([]);
      return files;
    },
  };
}
