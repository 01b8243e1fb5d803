import { COLOURS, isColour } from "@tutti/protocol/script";
import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { printed } from "./printed.ts";

/** A short word in a coloured box. */
export const badge = (pen: Pen<unknown>): Displays["badge"] =>
  (body, options = {}) => {
    if (options.colour !== undefined && !isColour(options.colour)) {
      pen.fail(`badge "${printed(body)}": "${String(options.colour)}" is no colour of the theme`, `Choose one of ${COLOURS.join(", ")}`);
    }
    pen.put("badge", given({ body: printed(body), ...options }));
  };
