import type { CodeProps, TextProps, TitleProps } from "@tutti/protocol";
import { given } from "../given.ts";
import type { Drawing, Printed } from "../drawing.ts";
import type { Pen } from "../pen.ts";
import { followNewest, isPrinted } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";
import { printed } from "./printed.ts";

type Heading = "title" | "header" | "subheader";
/** What shows a text, as it is or as its kind reads it. */
type TextKind = Heading | "text" | "markdown" | "caption" | "code";
type Options = Omit<TextProps & TitleProps & CodeProps, "body">;

/** A text, or the newest of a stream of them. */
const written = (pen: Pen<unknown>, kind: TextKind) =>
  (body: Printed | AsyncIterable<Printed>, options: Options = {}): void => {
    // Each kind has these, of which the author's types let through what is its own.
    const props = (piece: unknown): TextProps => given({ ...options, body: printed(piece) });
    if (!isStream<Printed>(body)) return void pen.put(kind, props(body));
    followNewest(pen, kind, {
      pieces: body, props, fits: isPrinted, wanted: "Give texts or numbers; pieces of one text are written by await ui.writeStream(…)",
      begin: (before) => props(before?.body),
    });
  };

/** Three sizes of heading. */
export const heading = (pen: Pen<unknown>, kind: Heading): Drawing<unknown>[Heading] => written(pen, kind);

/** Text as it is: no Markdown in it. */
export const text = (pen: Pen<unknown>): Drawing<unknown>["text"] => written(pen, "text");
export const markdown = (pen: Pen<unknown>): Drawing<unknown>["markdown"] => written(pen, "markdown");
export const caption = (pen: Pen<unknown>): Drawing<unknown>["caption"] => written(pen, "caption");
export const code = (pen: Pen<unknown>): Drawing<unknown>["code"] => written(pen, "code");

export const divider = (pen: Pen<unknown>): Drawing<unknown>["divider"] => () => void pen.put("divider", {});
