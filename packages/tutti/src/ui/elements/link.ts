import { safeAddress } from "@tutti/protocol/script";
import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { printed } from "./printed.ts";

/** A link that leads where links may: the web, mail, a telephone, inside the app. */
export const link = (pen: Pen<unknown>): Displays["link"] =>
  (label, to, options = {}) => {
    const address = safeAddress(String(to));
    if (address === undefined) {
      pen.fail(`link "${printed(label)}": a link may not lead to "${String(to).slice(0, 80)}"`, "Write https://…, mailto:…, tel:…, or a path of this server");
    }
    pen.put("link", given({ body: printed(label), to: address, ...options }));
  };
