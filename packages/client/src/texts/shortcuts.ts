import { catalogue } from "./catalogue.ts";

const english = {
  heading: "Keyboard shortcuts",
  close: "Close the shortcuts",
  groups: { page: "On the page", people: "People", inside: "In what is open" },
  keys: { Mod: "Ctrl", Shift: "Shift" },
  letter: "? shows this list",
  letterHint: "Switch it off if it opens when you do not want it. Kept in this browser.",
  help: "Show this list",
  helpToo: "The same, where nobody types",
  undo: "Undo my last step",
  redo: "Redo it",
  jump: "Go to where somebody edits; again: to the next",
  stop: "Stop following",
  closes: "Close a panel, a menu, a dialog or a popover",
  arrows: "Go along tabs, options and sliders",
};

export type ShortcutTexts = typeof english;

/** The list of keyboard shortcuts. */
export const shortcutTexts = catalogue<ShortcutTexts>(english, { de: () => import("./de/shortcuts.ts") });
