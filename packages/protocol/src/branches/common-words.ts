import { commonOf } from "./merge-sequence.ts";

const WORD = /[\p{L}\p{N}]/u;
/** Begins what comes next: it belongs to that, and not to the word before. */
const OPENS = /[\p{Ps}\p{Pi}<]/u;

/**
 * What two texts of which nothing is known before have alike: their words, and the signs behind a word where both have them. Signs
 * alone are alike in all texts, and say nothing.
 */
export function commonWords(ours: readonly string[], theirs: readonly string[]): string[] {
  const [mine, other] = [wordsIn(ours), wordsIn(theirs)];
  return commonOf(mine, other, (a, b) => a.word === b.word).flatMap(([a, b]) => {
    const [from, there] = [mine[a]?.at ?? 0, other[b]?.at ?? 0];
    let end = 1;
    while (isSign(ours[from + end]) && ours[from + end] === theirs[there + end]) end += 1;
    return ours.slice(from, from + end);
  });
}

const wordsIn = (pieces: readonly string[]) => pieces.flatMap((word, at) => (WORD.test(word) ? [{ word, at }] : []));
const isSign = (piece: string | undefined): boolean => piece !== undefined && !WORD.test(piece) && !OPENS.test(piece);
