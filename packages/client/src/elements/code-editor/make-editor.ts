import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Prec, type Extension } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder, type ViewUpdate } from "@codemirror/view";
import type * as Y from "yjs";
import type { TrackedUndo } from "../../sync/types.ts";
import { coEdit, plainText } from "./co-edit.ts";
import { look } from "./look.ts";
import { othersCarets } from "./others-carets.ts";

export interface EditorParts {
  readonly parent: HTMLElement;
  /** The text that is edited, with what makes the edits of an origin steps that can be undone; or what stands there until it is here. */
  readonly text: string | { readonly shared: Y.Text; track(origin: unknown): TrackedUndo };
  readonly numbers: boolean;
  readonly wrap: boolean;
  readonly placeholder: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** Ctrl+Enter. False lets the key do what it else does. */
  commit(): boolean;
  changed(update: ViewUpdate): void;
}

/** What may change while the editor stands. */
export interface Editor {
  readonly view: EditorView;
  setLanguage(language: Extension): void;
  setLocked(locked: boolean): void;
}

/** Without a mouse one gets out of it: Escape, then Tab, goes on to what follows; Tab alone indents. */
export function makeEditor(parts: EditorParts): Editor {
  const language = new Compartment();
  const locked = new Compartment();
  const lock = (on: boolean): Extension => [EditorState.readOnly.of(on), EditorView.editable.of(!on), EditorView.contentAttributes.of({ tabindex: "0", ...(on && { "aria-readonly": "true" }) })];
  const { text } = parts;
  const view = new EditorView({
    parent: parts.parent,
    state: EditorState.create({
      doc: typeof text === "string" ? text : plainText(text.shared),
      extensions: [
        // Yjs counts a carriage return as a character; an editor that made a line of it would count otherwise.
        EditorState.lineSeparator.of("\n"),
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => parts.commit() }])),
        typeof text === "string" ? [] : coEdit(text.shared, (origin) => text.track(origin)),
        parts.numbers ? [lineNumbers(), foldGutter()] : [],
        parts.wrap ? EditorView.lineWrapping : [],
        parts.placeholder === undefined ? [] : placeholder(parts.placeholder),
        lintGutter(), othersCarets, look,
        highlightSpecialChars(), drawSelection(), dropCursor(), highlightActiveLine(), highlightSelectionMatches(), bracketMatching(), indentOnInput(),
        closeBrackets(), autocompletion({ icons: false }),
        EditorState.tabSize.of(2),
        keymap.of([...closeBracketsKeymap, ...searchKeymap, ...completionKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.contentAttributes.of(parts.attributes),
        language.of([]), locked.of(lock(true)),
        EditorView.updateListener.of((update) => parts.changed(update)),
      ],
    }),
  });
  return {
    view,
    setLanguage: (next) => view.dispatch({ effects: language.reconfigure(next) }),
    setLocked: (on) => view.dispatch({ effects: locked.reconfigure(lock(on)) }),
  };
}
