import { WIDGETS } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { SharedInputs } from "../shared-inputs.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** A button that opens a list of things to do. */
export const menuButton = (pen: Pen<unknown>): SharedInputs["menuButton"] =>
  (label, options, more = {}) => {
    const list = choices(pen, `menuButton "${label}"`, options, more);
    const { kind: emphasis, icon, retry } = more;
    const props = { ...widgetProps(label, more), options: list.shown, ...given({ emphasis, icon, retry }) };
    const problem = WIDGETS.menuButton.problem?.(props);
    if (problem !== undefined) pen.fail(`menuButton "${label}": ${problem}`);
    const pressed = pen.click("menuButton", props, more);
    if (pressed?.choice === undefined) return undefined;
    // What was chosen offline last week may not be offered any more.
    const option = list.valueOf(pressed.choice);
    return option === undefined ? undefined : { by: pressed.by, id: pressed.id, at: pressed.at, option };
  };
