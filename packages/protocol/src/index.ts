/**
 * The words that Tutti's server, scripts and pages share. Three nouns:
 *
 * - a **document** holds what people write (`documents/`); its name says who may write it;
 * - a **view** is the tree of elements that a script drew (`elements/`, `stream/view.ts`);
 * - the **stream** carries views to pages, numbered (`stream/messages.ts`).
 *
 * @example
 * const ref = parseDocumentName("sales/main");           // { app: "sales", room: "main", kind: "room" }
 * if (ref) accessTo(ref, person, "viewer");               // "read"
 */
export * from "./addresses.ts";
export * from "./awareness.ts";
export * from "./branches/index.ts";
export * from "./close-codes.ts";
export * from "./comments/index.ts";
export * from "./documents/co-edited.ts";
export * from "./components/index.ts";
export * from "./documents/events.ts";
export * from "./documents/layout.ts";
export * from "./documents/sent-message.ts";
export * from "./documents/names.ts";
export * from "./documents/notices.ts";
export * from "./documents/outbox.ts";
export * from "./documents/parse-tree.ts";
export * from "./documents/scope.ts";
export * from "./documents/values.ts";
export * from "./documents/xml-tree.ts";
export * from "./elements/index.ts";
export * from "./embed/index.ts";
export * from "./files/index.ts";
export * from "./history.ts";
export * from "./ids.ts";
export * from "./app-settings.ts";
export * from "./json.ts";
export * from "./origins.ts";
export * from "./people.ts";
export * from "./rights.ts";
export * from "./roles.ts";
export * from "./rows/index.ts";
export * from "./sharing.ts";
export * from "./stream/blobs.ts";
export * from "./stream/marks.ts";
export * from "./stream/messages.ts";
export * from "./stream/parse-client.ts";
export * from "./stream/pages.ts";
export * from "./stream/reader-context.ts";
export * from "./stream/view.ts";
export * from "./theme/index.ts";
export * from "./undo/own-revisions.ts";
export * from "./undo/swap.ts";
