import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import type { JsonValue, Person, Presence, WidgetKey } from "@tutti/protocol";
import * as Y from "yjs";
import { personColour } from "../../people/colour.ts";
import { shortName } from "../../people/initials.ts";
import type { Other } from "../../sync/types.ts";

/** What the editor's binding to Yjs keeps: where each of its nodes lies in the text. */
interface Bound {
  readonly type: Y.XmlFragment;
  readonly doc: Y.Doc;
  readonly binding: { readonly mapping: Map<never, never> } | null;
}

const boundIn = (state: EditorState): Bound | undefined => ySyncPluginKey.getState(state) as Bound | undefined;

/** One's own caret, as others are told it: tied to the characters beside it. */
export function caretIn(state: EditorState, key: WidgetKey): Presence["caret"] | undefined {
  const bound = boundIn(state);
  if (!bound?.binding) return undefined;
  const { mapping } = bound.binding;
  const tied = (at: number): JsonValue => Y.relativePositionToJSON(absolutePositionToRelativePosition(at, bound.type, mapping)) as JsonValue;
  return { key, anchor: tied(state.selection.anchor), head: tied(state.selection.head) };
}

const key = new PluginKey<readonly Other[]>("others");

/** Tells the editor who else is in the text. */
export const toldOthers = (state: EditorState, others: readonly Other[]) => state.tr.setMeta(key, others).setMeta("addToHistory", false);

/** Others' carets and selections. What cannot be read is passed over: anybody may have sent it. */
export const othersCarets = (): Plugin =>
  new Plugin<readonly Other[]>({
    key,
    state: {
      init: () => [],
      apply: (transaction, before) => (transaction.getMeta(key) as readonly Other[] | undefined) ?? before,
    },
    props: { decorations: (state) => DecorationSet.create(state.doc, (key.getState(state) ?? []).flatMap((other) => drawn(state, other))) },
  });

function drawn(state: EditorState, { client, person, presence }: Other): Decoration[] {
  const bound = boundIn(state);
  if (!presence.caret || !bound?.binding) return [];
  const anchor = placeOf(bound, presence.caret.anchor, state.doc.content.size);
  const head = placeOf(bound, presence.caret.head, state.doc.content.size);
  if (anchor === undefined || head === undefined) return [];
  const caret = Decoration.widget(head, () => caretElement(person), { key: `${client}:${person.name}:${person.colour}`, side: head < anchor ? -1 : 1, ignoreSelection: true });
  if (anchor === head) return [caret];
  const selected = { class: "carets-run", "data-selected": "", style: `--person: ${personColour(person) ?? ""}` };
  return [Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), selected), caret];
}

function placeOf({ doc, type, binding }: Bound, raw: JsonValue, size: number): number | undefined {
  try {
    const at = relativePositionToAbsolutePosition(doc, type, Y.createRelativePositionFromJSON(raw), binding?.mapping as never) as number | null;
    return at === null ? undefined : Math.min(Math.max(0, at), size);
  } catch {
    return undefined;
  }
}

function caretElement(person: Person): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "caret";
  caret.setAttribute("aria-hidden", "true");
  caret.style.setProperty("--person", personColour(person) ?? "");
  const name = document.createElement("span");
  name.className = "caret-name";
  name.dataset["name"] = shortName(person.name);
  caret.append(name);
  return caret;
}
