import { safeAddress } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { SharedInputs } from "../shared-inputs.ts";

/** A link that looks like a button. */
export const linkButton = (pen: Pen<unknown>): SharedInputs["linkButton"] =>
  (label, to, options = {}) => {
    if (typeof to !== "string" || safeAddress(to) === undefined) {
      pen.fail(`linkButton "${label}": "${String(to)}" is no address that people may be sent to`, "Write https://…, mailto:… or a path of this app");
    }
    const { kind: emphasis, icon, disabled, help, width } = options;
    pen.put("linkButton", { label, to, ...given({ emphasis, icon, disabled, help, width }) }, label);
  };
