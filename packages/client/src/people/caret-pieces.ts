import type { Person } from "@tutti/protocol";

/** A caret or selection in a text, by character index. */
export interface Mark {
  readonly client: number;
  readonly person: Person;
  readonly anchor: number;
  readonly head: number;
}

export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly selectedBy: Person | undefined }
  | { readonly kind: "caret"; readonly person: Person; readonly client: number };

/** Cuts a text where carets stand and selections begin and end, in the order in which it is read. */
export function caretPieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const within = (index: number): number => Math.max(0, Math.min(text.length, index));
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [within(mark.anchor), within(mark.head)])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [i, from] of cuts.entries()) {
    for (const mark of marks) if (within(mark.head) === from) pieces.push({ kind: "caret", person: mark.person, client: mark.client });
    const to = cuts[i + 1];
    if (to === undefined) break;
    const over = marks.findLast((mark) => Math.min(mark.anchor, mark.head) <= from && Math.max(mark.anchor, mark.head) >= to);
    pieces.push({ kind: "text", text: text.slice(from, to), selectedBy: over?.person });
  }
  return pieces;
}
