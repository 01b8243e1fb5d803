import { COLOURS, isColour, type BadgeProps } from "@tutti/protocol/script";
import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { followWords } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";
import { printed } from "./printed.ts";

/** A short word in a coloured box. */
export const badge = (pen: Pen<unknown>): Displays["badge"] =>
  (body, options = {}) => {
    if (options.colour !== undefined && !isColour(options.colour)) {
      pen.fail(`badge${isStream(body) ? "" : ` "${printed(body)}"`}: "${String(options.colour)}" is no colour of the theme`, `Choose one of ${COLOURS.join(", ")}`);
    }
    const props = (text: string): BadgeProps => given({ body: text, ...options });
    if (isStream<string>(body)) followWords(pen, "badge", body, props);
    else pen.put("badge", props(printed(body)));
  };
