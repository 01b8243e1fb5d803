import type { JsonValue, Presence, WidgetKey } from "@tutti/protocol";
import * as Y from "yjs";
import type { Other } from "../../sync/types.ts";
import type { Person } from "@tutti/protocol";

/** Where somebody's caret is in a text, and the other end of what they have selected. */
export interface Caret {
  readonly client: number;
  readonly person: Person;
  readonly anchor: number;
  readonly head: number;
}

const toJson = (text: Y.Text, index: number): JsonValue => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index)) as JsonValue;

/** One's own caret, as others are told it: tied to the characters beside it, so that it moves with them. */
export const caretOf = (key: WidgetKey, text: Y.Text, anchor: number, head: number): NonNullable<Presence["caret"]> => ({
  key, anchor: toJson(text, anchor), head: toJson(text, head),
});

/** The carets of others in this text. What cannot be read is passed over: anybody may have sent it. */
export function caretsIn(others: readonly Other[], key: WidgetKey, text: Y.Text, doc: Y.Doc): readonly Caret[] {
  return others.flatMap(({ client, person, presence }) => {
    if (presence.caret?.key !== key) return [];
    const anchor = indexOf(presence.caret.anchor, text, doc);
    const head = indexOf(presence.caret.head, text, doc);
    return anchor === undefined || head === undefined ? [] : [{ client, person, anchor, head }];
  });
}

function indexOf(position: JsonValue, text: Y.Text, doc: Y.Doc): number | undefined {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
    return found?.type === text ? found.index : undefined;
  } catch {
    return undefined;
  }
}
