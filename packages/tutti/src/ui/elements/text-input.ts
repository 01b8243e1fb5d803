import { WIDGETS } from "@tutti/protocol/script";
import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { PasswordOptions, TextAreaOptions, TextLineOptions } from "../texts.ts";
import { passwordInput } from "./password-input.ts";
import { widgetProps } from "./widget-props.ts";

/** `textInput` (one line) and `textArea` (several), co-edited character by character. */
export const textInput = (pen: Pen<unknown>, kind: "textInput" | "textArea"): ((label: string, options?: TextAreaOptions & TextLineOptions) => string) =>
  (label: string, options: TextAreaOptions & TextLineOptions = {}) => {
    const { placeholder, icon, maxChars, height, type, validate } = options;
    const committed = options.run === "commit";
    const pattern = validate && (validate.pattern instanceof RegExp ? validate.pattern.source : String(validate.pattern));
    return pen.value({
      kind, rule: WIDGETS[kind], options, committed,
      props: {
        ...widgetProps(label, options), value: options.value ?? "",
        ...given({ placeholder, icon, maxChars, height, type, pattern, patternNote: validate?.message, run: committed ? ("commit" as const) : undefined }),
      },
      decode: (written) => written,
      encode: (written) => (typeof written === "string" ? written : undefined),
    });
  };

/** One line: co-edited, or a password, which is another kind of widget. */
export const textLine = (pen: Pen<unknown>): Drawing<unknown>["textInput"] =>
  (label: string, options: TextLineOptions | PasswordOptions = {}) =>
    (options.type === "password" ? passwordInput(pen)(label, options) : textInput(pen, "textInput")(label, options));
