import { mentionsIn, replaceMentions, type PersonId } from "@tutti/protocol";

const NAMED = /[\\`*_~[\]<>#|]/g;

/** A comment's text as Markdown: with people's names, and without headings, which would be the page's. */
export function bodyOf(text: string, nameOf: (id: PersonId) => string): string {
  let fenced = false;
  const lines = replaceMentions(text, (id) => `**@${nameOf(id).replace(NAMED, "\\$&")}**`).split("\n");
  return lines.map((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    return fenced ? line : line.replace(/^(\s{0,3})(#{1,6}\s|=+\s*$|-{2,}\s*$)/, "$1\\$2");
  }).join("\n");
}

/** A comment's text as its author edits it, and back: people are written by their names. */
export function editable(text: string, nameOf: (id: PersonId) => string): { readonly text: string; readonly named: ReadonlyMap<string, PersonId> } {
  const named = new Map(mentionsIn(text).map((id) => [`@${nameOf(id)}`, id]));
  return { text: replaceMentions(text, (id) => `@${nameOf(id)}`), named };
}

/** What was written, with the ids of those who were picked in the place of their names. Longer names first: "@Ana Maria" is not "@Ana". */
export function stored(written: string, named: ReadonlyMap<string, PersonId>): string {
  let text = written;
  for (const [name, id] of [...named].toSorted(([a], [b]) => b.length - a.length)) text = text.replaceAll(name, `<@${id}>`);
  return text.trim();
}

/** The beginning of a name that is being written before the caret, after an @. */
export function mentionBefore(text: string, caret: number): { readonly from: number; readonly typed: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{N}_.-]{0,30}(?: [\p{L}\p{N}_.-]{0,30})?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1] ?? "").length - 1, typed: found[1] ?? "" } : undefined;
}

/** What stands at a place, in one line without marks, for a list. */
export const preview = (text: string, nameOf: (id: PersonId) => string): string =>
  replaceMentions(text, (id) => `@${nameOf(id)}`).replace(/[`*_~#>]+/g, "").replace(/\s+/g, " ").trim();
