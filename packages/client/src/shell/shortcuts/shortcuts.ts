import type { ShortcutTexts } from "../../texts/shortcuts.ts";

/** A combination of keys as it is shown: `Mod` is Ctrl, and Command on Apple's. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: Exclude<keyof ShortcutTexts, "heading" | "close" | "groups" | "keys" | "letter" | "letterHint">;
}

/** Every combination of keys that the page itself listens to, in one place: whoever adds one adds it here. */
export const SHORTCUTS: readonly { readonly group: keyof ShortcutTexts["groups"]; readonly shortcuts: readonly Shortcut[] }[] = [
  { group: "page", shortcuts: [{ keys: ["Mod", "/"], does: "help" }, { keys: ["?"], does: "helpToo" }, { keys: ["Mod", "Z"], does: "undo" }, { keys: ["Mod", "Shift", "Z"], does: "redo" }] },
  { group: "people", shortcuts: [{ keys: ["Alt", "Shift", "J"], does: "jump" }, { keys: ["Esc"], does: "stop" }] },
  { group: "inside", shortcuts: [{ keys: ["Esc"], does: "closes" }, { keys: ["←", "→"], does: "arrows" }] },
];
