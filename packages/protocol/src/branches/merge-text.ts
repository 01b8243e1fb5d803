import { commonWords } from "./common-words.ts";
import { hunksOf, mergeSequence } from "./merge-sequence.ts";

/** A longer text (characters) is compared line by line. */
const BY_LINES = 100_000;

const words = new Intl.Segmenter("en", { granularity: "word" });
const equal = (a: string, b: string): boolean => a === b;

/** A text in pieces that are changed as wholes: words, and what stands between them. */
export const piecesOf = (text: string): string[] =>
  text.length > BY_LINES ? text.split(/(?<=\n)/) : [...words.segment(text)].map(({ segment }) => segment);

/**
 * Brings two people's work on one text together: what either typed is there.
 *
 * @param base absent where the text was not there before, as one whose widget came later: its default was then put in on both
 *   sides, and what both say alike is there once.
 */
export function mergeText(base: string | undefined, ours: string, theirs: string): string {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  const [mine, other] = [piecesOf(ours), piecesOf(theirs)];
  return mergeSequence(base === undefined ? commonWords(mine, other) : piecesOf(base), mine, other, equal).join("");
}

/** A stretch of a text: as it was in both, or only before, or only after. */
export interface Stretch {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** What became of a text, word by word. */
export function textChanges(before: string, after: string): Stretch[] {
  const pieces = piecesOf(before);
  const stretches: Stretch[] = [];
  const add = (kind: Stretch["kind"], parts: readonly string[]): void => {
    if (parts.length > 0) stretches.push({ kind, text: parts.join("") });
  };
  let at = 0;
  for (const hunk of hunksOf(pieces, piecesOf(after), equal)) {
    add("same", pieces.slice(at, hunk.at));
    add("gone", hunk.removed);
    add("new", hunk.added);
    at = hunk.at + hunk.removed.length;
  }
  add("same", pieces.slice(at));
  return stretches;
}
