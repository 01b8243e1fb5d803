import { isCoEdited, readCoEdited, readEntry, type JsonValue } from "@tutti/protocol";
import type * as Y from "yjs";

/** What an entry or a text says now. */
export const storedNow = (doc: Y.Doc, name: string): JsonValue | undefined => (isCoEdited(name) ? readCoEdited(doc, name) : readEntry(doc, name)?.v);
