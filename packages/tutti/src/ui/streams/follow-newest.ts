import type { ElementKind, ElementProps } from "@tutti/protocol";
import { AuthorError } from "../author-error.ts";
import type { Printed } from "../drawing.ts";
import { printed } from "../elements/printed.ts";
import type { Pen, Sketch } from "../pen.ts";

export interface Newest<K extends ElementKind, T> {
  readonly pieces: AsyncIterable<T>;
  readonly name?: string | undefined;
  /** What it shows before anything has come, where `before` it may have shown something already. */
  readonly begin: (before: ElementProps[K] | undefined) => ElementProps[K];
  readonly props: (piece: T, sketch: Sketch) => ElementProps[K];
  /** Whether a piece is one that can be shown. */
  readonly fits: (piece: unknown) => boolean;
  readonly wanted: string;
}

/** Draws an element that shows the newest piece of a stream, whatever came before it. */
export function followNewest<K extends ElementKind, T>(pen: Pen<unknown>, kind: K, { pieces, name, begin, props, fits, wanted }: Newest<K, T>): void {
  let now: { readonly piece: T } | undefined;
  pen.follow<K, T>(kind, name, pieces, begin, {
    take: (piece) => {
      if (!fits(piece)) throw new AuthorError(`${kind}: the stream brought ${JSON.stringify(piece)?.slice(0, 80) ?? `a ${typeof piece}`}`, wanted);
      now = { piece };
      return 1;
    },
    props: (sketch) => (now ? props(now.piece, sketch) : begin(undefined)),
  });
}

type WordsKind = "latex" | "badge" | "success" | "info" | "warning" | "error";

/** The same of what shows words. */
export function followWords<K extends WordsKind>(pen: Pen<unknown>, kind: K, pieces: AsyncIterable<Printed>, props: (body: string) => ElementProps[K]): void {
  followNewest(pen, kind, { pieces, props: (piece) => props(printed(piece)), fits: isPrinted, wanted: "Give texts or numbers", begin: (before) => props(before?.body ?? "") });
}

const PRINTED: readonly string[] = ["string", "number", "boolean", "bigint", "undefined"];
export const isPrinted = (piece: unknown): boolean => piece === null || PRINTED.includes(typeof piece);
