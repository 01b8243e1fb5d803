import { WIDGETS } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { PasswordOptions } from "../texts.ts";
import { widgetProps } from "./widget-props.ts";

/** A text that is its person's alone and is kept nowhere; in a form, whoever submits hands theirs over. */
export const passwordInput = (pen: Pen<unknown>) =>
  (label: string, options: PasswordOptions): string => {
    const { placeholder, maxChars, fill, shared } = options;
    const what = `textInput "${label}"`;
    for (const name of ["value", "validate", "bind"]) {
      if (name in options) pen.fail(`${what} is a password, and has no ${name}`, "A password comes from its person alone, and is shown nowhere");
    }
    if (options.run !== undefined && !["commit", "drag", "never"].includes(options.run)) pen.fail(`${what}: run is ${JSON.stringify(options.run)}; of a password it is "commit" or "never"`, "Half a password is nobody's business");
    if (!pen.own && !pen.inForm && !shared) {
      pen.fail(`${what} is a password, and would be everybody's`, `Draw it in a block of their own: ui.private((mine) => mine.textInput("${label}", { type: "password" })), in a form, or say { shared: true }`);
    }
    return pen.value<"passwordInput", string, string>({
      kind: "passwordInput", called: "textInput", rule: WIDGETS.passwordInput, options,
      ...(pen.inForm && !shared && { scope: "me" as const }),
      props: { ...widgetProps(label, options), filled: false, ...given({ placeholder, maxChars, fill }) },
      finish: (value) => ({ filled: value !== "" }),
      decode: (typed) => typed,
      // Nobody else sets it.
      encode: () => undefined,
    });
  };
