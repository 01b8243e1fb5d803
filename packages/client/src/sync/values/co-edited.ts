import { richName, textName, type WidgetPlace } from "@tutti/protocol";
import type * as Y from "yjs";
import { chosen, constant, derived } from "../readable.ts";
import type { CoEdited, Readable, RoomSync } from "../types.ts";

type Documents = Pick<RoomSync, "document">;

/** The co-edited text of a widget, once the server's document is here. */
export const textOf = (room: Documents, place: WidgetPlace): Readable<CoEdited<Y.Text> | undefined> =>
  onceHere(room, place, (doc) => doc.getText(textName(place.key)));

/** The co-edited rich text of a widget, once the server's document is here. */
export const richOf = (room: Documents, place: WidgetPlace): Readable<CoEdited<Y.XmlFragment> | undefined> =>
  onceHere(room, place, (doc) => doc.getXmlFragment(richName(place.key)));

function onceHere<T>(room: Documents, place: WidgetPlace, get: (doc: Y.Doc) => T): Readable<CoEdited<T> | undefined> {
  return chosen(room.document(place.scope), (document) => {
    if (!document) return constant(undefined);
    const { doc } = document;
    return derived([document.cells.ready, document.writable], () =>
      document.cells.ready.get() ? { text: get(doc), doc, writable: document.writable.get() } : undefined,
    (a, b) => a?.writable === b?.writable && a?.doc === b?.doc);
  });
}
