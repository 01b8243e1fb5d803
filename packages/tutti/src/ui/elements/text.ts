import { given } from "../given.ts";
import type { Drawing } from "../drawing.ts";
import type { Pen } from "../pen.ts";
import { printed } from "./printed.ts";

type Heading = "title" | "header" | "subheader";

/** Three sizes of heading. */
export const heading = (pen: Pen<unknown>, kind: Heading): Drawing<unknown>[Heading] =>
  (body, options = {}) => void pen.put(kind, given({ body: printed(body), ...options }));

/** Text as it is: no Markdown in it. */
export const text = (pen: Pen<unknown>): Drawing<unknown>["text"] =>
  (body, options = {}) => void pen.put("text", given({ body: printed(body), ...options }));

export const markdown = (pen: Pen<unknown>): Drawing<unknown>["markdown"] =>
  (body, options = {}) => void pen.put("markdown", given({ body: printed(body), ...options }));

export const caption = (pen: Pen<unknown>): Drawing<unknown>["caption"] =>
  (body, options = {}) => void pen.put("caption", given({ body: printed(body), ...options }));

export const code = (pen: Pen<unknown>): Drawing<unknown>["code"] =>
  (body, options = {}) => void pen.put("code", given({ body: printed(body), ...options }));

export const divider = (pen: Pen<unknown>): Drawing<unknown>["divider"] => () => void pen.put("divider", {});
