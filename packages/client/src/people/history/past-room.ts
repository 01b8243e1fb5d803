import { ensureValues, EVERY_PAGE, isCoEdited, writeCoEdited, writeEntry, type PastRoom, type Scope } from "@tutti/protocol";
import { browserClock } from "../../sync/browser/surroundings.ts";
import { RoomDocument } from "../../sync/document/room-document.ts";
import { constant } from "../../sync/readable.ts";
import type { RoomSync } from "../../sync/types.ts";
import { UndoSteps } from "../../sync/undo/undo-steps.ts";
import { valueHandle } from "../../sync/values/value-handles.ts";
import { ViewStore } from "../../sync/view/view-store.ts";
import { historyTexts as words } from "../../texts/history.ts";

const nobody = constant([]);
const nothing = (): (() => void) => () => undefined;
const SCOPES = ["room", "owner", "me"] as const;

/**
 * A room as it was, for elements to be drawn in: what it said then, in documents that nobody may write, and the view that was drawn
 * from that. Nothing that happens in it leaves the page.
 */
export function pastRoom(room: RoomSync, past: PastRoom, page: string): { readonly room: RoomSync; close(): void } {
  const view = new ViewStore(page, () => undefined);
  for (const at of [EVERY_PAGE, page]) {
    for (const channel of ["shared", "private"] as const) {
      const elements = past.views.find((one) => one.page === at && one.channel === channel)?.elements ?? [];
      view.receive({ type: "snapshot", generation: "past", seq: 0, page: at, channel, elements });
    }
  }
  const documents = new Map(SCOPES.map((scope) => [scope, documentOf(past, scope)] as const));
  const current = (scope: Scope) => constant(documents.get(scope));
  const undo = new UndoSteps({ current, me: () => room.me.get()?.id, clock: browserClock });
  const address = (name: string): string => `${location.origin}/blob/${room.app}/${past.look}/${encodeURIComponent(name)}`;
  return {
    room: {
      ...room,
      run: constant({ state: "idle" }), page: constant(page), turn: () => undefined, read: () => undefined, onGo: nothing,
      view,
      value: (place) => valueHandle(current, place, undo),
      put: () => false,
      document: current,
      press: () => undefined, say: () => undefined, emit: () => undefined, pressState: () => constant({ state: "ready" }),
      presence: { others: nobody, at: () => nobody, update: () => undefined, pointers: constant(false), setPointers: () => undefined },
      undo,
      onToast: nothing, onBroadcast: nothing, onDownload: nothing, onEdit: nothing, rerun: () => undefined,
      ask: () => Promise.reject(new Error(words.pastTable)),
      blob: async (name) => {
        const response = await fetch(address(name), { credentials: "same-origin" });
        if (!response.ok) throw new Error(words.pastTable);
        return new Uint8Array(await response.arrayBuffer());
      },
      blobAddress: address,
    },
    close: () => {
      for (const document of documents.values()) document.close();
    },
  };
}

function documentOf({ cells }: PastRoom, scope: Scope): RoomDocument {
  const document = new RoomDocument({
    name: `past/${scope}`, kind: scope, writable: false, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined,
  });
  document.doc.transact(() => {
    ensureValues(document.doc);
    for (const cell of cells) {
      if (cell.scope !== scope) continue;
      // A cell of several entries is read as the list that the history tells it as.
      if (isCoEdited(cell.key)) writeCoEdited(document.doc, cell.key, cell.value);
      else writeEntry(document.doc, cell.key, cell.value, undefined);
    }
  });
  return document;
}
