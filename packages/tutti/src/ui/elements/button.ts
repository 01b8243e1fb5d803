import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { FormUi } from "../ui.ts";
import { widgetProps } from "./widget-props.ts";

export const button = (pen: Pen<unknown>): Drawing<unknown>["button"] =>
  (label, options = {}) => {
    const { kind: emphasis, icon, shortcut, retry } = options;
    return pen.click("button", { ...widgetProps(label, options), ...given({ emphasis, icon, shortcut, retry }) }, options);
  };

export const submitButton = (pen: Pen<unknown>): FormUi["submitButton"] =>
  (label, options = {}) => {
    const { kind: emphasis, icon, shortcut, retry } = options;
    return pen.click("submitButton", { ...widgetProps(label, options), ...given({ emphasis, icon, shortcut, retry }) }, options) !== undefined;
  };
