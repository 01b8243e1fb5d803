/** Takes memory until there is none. */
export default function fill(n: number): number {
  const kept: number[][] = [];
  while (kept.length < 1e9) kept.push([n, kept.length]);
  return kept.length;
}
