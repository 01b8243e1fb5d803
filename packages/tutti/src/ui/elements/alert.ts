import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

type Kind = "success" | "info" | "warning" | "error";

/** Four colours of message. */
export const alert = (pen: Pen<unknown>, kind: Kind): Drawing<unknown>[Kind] =>
  (body, options = {}) => void pen.put(kind, given({ body, ...options }));

/** A short message in the corner. */
export const toast = (pen: Pen<unknown>): Drawing<unknown>["toast"] =>
  (body, { to, ...options } = {}) => pen.toast(given({ body, ...options }), to);
