interface Link { readonly n: number; readonly next: Link | undefined }

/** Takes memory until there is none, in small pieces. */
export default function fill(n: number): number {
  let last: Link | undefined;
  for (let i = 0; i < 1e9; i++) last = { n: n + i, next: last };
  return last?.n ?? 0;
}
