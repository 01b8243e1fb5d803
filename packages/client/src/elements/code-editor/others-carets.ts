import { StateEffect, StateField, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";
import { personColour } from "../../people/colour.ts";
import { shortName } from "../../people/initials.ts";
import type { Caret } from "../text-input/caret-presence.ts";

/** Shows these carets of others, and no more. */
export const showCarets = StateEffect.define<readonly Caret[]>();

class CaretWidget extends WidgetType {
  readonly #name: string;
  readonly #colour: string;

  constructor(caret: Caret) {
    super();
    this.#name = shortName(caret.person.name);
    this.#colour = personColour(caret.person) ?? "";
  }

  override eq(other: CaretWidget): boolean {
    return other.#name === this.#name && other.#colour === this.#colour;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement("span");
    caret.className = "caret";
    caret.setAttribute("aria-hidden", "true");
    caret.style.setProperty("--person", this.#colour);
    const name = document.createElement("span");
    name.className = "caret-name";
    name.dataset["name"] = this.#name;
    caret.append(name);
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function drawn(carets: readonly Caret[], length: number): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const caret of carets) {
    const [anchor, head] = [Math.min(caret.anchor, length), Math.min(caret.head, length)];
    if (anchor !== head) {
      const selected = Decoration.mark({ class: "carets-run", attributes: { "data-selected": "", style: `--person: ${personColour(caret.person) ?? ""}` } });
      marks.push(selected.range(Math.min(anchor, head), Math.max(anchor, head)));
    }
    marks.push(Decoration.widget({ widget: new CaretWidget(caret), side: head < anchor ? -1 : 1 }).range(head));
  }
  return Decoration.set(marks, true);
}

/** Others' carets and selections, with their names. They move with the text until they are told anew. */
export const othersCarets: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const told = transaction.effects.findLast((effect) => effect.is(showCarets));
    return told ? drawn(told.value as readonly Caret[], transaction.newDoc.length) : before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
