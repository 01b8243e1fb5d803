import { keptChoice } from "../../people/kept-choice.ts";

/** Whether "?" alone lists the shortcuts. Who speaks to their computer, or brushes keys by mistake, switches it off; it is kept in this browser. */
export const [helpKey, chooseHelpKey] = keptChoice("help-key", ["on", "off"]);
