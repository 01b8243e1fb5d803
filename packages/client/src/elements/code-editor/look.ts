import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The same colours as in `code`: few, and each a token, so that a theme is enough. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.tagName, tags.heading, tags.meta, tags.definitionKeyword, tags.moduleKeyword], color: "var(--accent)" },
  { tag: [tags.string, tags.regexp, tags.special(tags.string), tags.link, tags.url], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.typeName, tags.attributeName, tags.standard(tags.name)], color: "var(--warn)" },
  { tag: [tags.comment, tags.quote], color: "var(--ink-3)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className, tags.definition(tags.propertyName)], fontWeight: "600" },
  { tag: tags.invalid, color: "var(--bad)" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
]);

const parts = EditorView.theme({
  "&": { backgroundColor: "inherit", color: "var(--ink)", fontSize: "var(--text-s)", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { backgroundColor: "inherit", fontFamily: "var(--mono)", fontVariantLigatures: "none", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "var(--s2) 0" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  // The numbers stay while long lines are moved beneath them.
  ".cm-gutters": { backgroundColor: "inherit", color: "var(--ink-3)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { paddingInline: "var(--s3) var(--s2)", fontVariantNumeric: "tabular-nums" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--sunken) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 22%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--warn) 18%, transparent)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-soft)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--sunken)", border: "1px solid var(--line)", color: "var(--ink-2)" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-specialChar": { color: "var(--bad)" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "var(--r1)", boxShadow: "var(--shadow-2)", fontFamily: "var(--font)", maxWidth: "min(420px, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "var(--text-s)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionIcon": { opacity: "1", color: "var(--ink-3)" },
  ".cm-completionDetail": { color: "var(--ink-3)" },
  ".cm-diagnostic": { padding: "var(--s2) var(--s3)", borderLeftWidth: "3px", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--accent)" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy 1px", textUnderlineOffset: "3px", paddingBottom: "0" },
  ".cm-lintRange-error": { textDecorationColor: "var(--bad)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--warn)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--accent)" },
  ".cm-lint-marker": { content: "normal", width: "8px", height: "8px", margin: "5px 2px", borderRadius: "50%" },
  ".cm-lint-marker-error": { content: "normal", backgroundColor: "var(--bad)" },
  ".cm-lint-marker-warning": { content: "normal", backgroundColor: "var(--warn)", borderRadius: "2px" },
  ".cm-lint-marker-info": { content: "normal", backgroundColor: "var(--accent)" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", borderColor: "var(--line)", fontFamily: "var(--font)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "var(--s2) var(--s6) var(--s2) var(--s2)", fontSize: "var(--text-s)" },
  ".cm-panel.cm-search label": { fontSize: "12px", color: "var(--ink-2)" },
  ".cm-textfield": { backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-control)", borderRadius: "4px", fontSize: "var(--text-s)", padding: "3px 6px" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-control)", borderRadius: "4px", fontSize: "12px", padding: "3px 8px" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink-2)", fontSize: "18px", insetInlineEnd: "8px", top: "4px" },
  ".cm-searchMatch": { backgroundColor: "color-mix(in srgb, var(--warn) 28%, transparent)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, var(--warn) 55%, transparent)" },
});

export const look: Extension = [parts, syntaxHighlighting(colours)];
