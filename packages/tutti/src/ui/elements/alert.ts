import type { AlertProps } from "@tutti/protocol";
import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { followWords } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";

type Kind = "success" | "info" | "warning" | "error";

/** Four colours of message. */
export const alert = (pen: Pen<unknown>, kind: Kind): Drawing<unknown>[Kind] =>
  (body, options = {}) => {
    const props = (text: string): AlertProps => given({ body: text, ...options });
    if (isStream<string>(body)) followWords(pen, kind, body, props);
    else pen.put(kind, props(body));
  };

/** A short message in the corner. */
export const toast = (pen: Pen<unknown>): Drawing<unknown>["toast"] =>
  (body, { to, ...options } = {}) => pen.toast(given({ body, ...options }), to);
