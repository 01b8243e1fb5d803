/**
 * The known word that somebody most likely meant.
 *
 * @returns `undefined` where none is near: more than a third of its letters would have to change.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((name) => ({ name, distance: distance(word.toLowerCase(), name.toLowerCase()) })).toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** `; did you mean …?`, or nothing. */
export function didYouMean(word: string, known: readonly string[], prefix = ""): string {
  const name = nearest(word, known);
  return name === undefined ? "" : `; did you mean ${prefix}${name}?`;
}

/** How many letters have to be added, dropped, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swapped));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
