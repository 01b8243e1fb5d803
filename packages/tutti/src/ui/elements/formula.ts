import type { LatexProps } from "@tutti/protocol";
import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { followWords } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";
import { printed } from "./printed.ts";

/** A formula; what is wrong in it is shown by the page, in its place. */
export const latex = (pen: Pen<unknown>): Displays["latex"] =>
  (body, options = {}) => {
    const props = (text: string): LatexProps => given({ body: text, ...options });
    if (isStream<string>(body)) followWords(pen, "latex", body, props);
    else pen.put("latex", props(printed(body)));
  };
