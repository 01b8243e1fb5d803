interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** What of a keyboard event a shortcut looks at. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Reads `Ctrl+Enter`; on a Mac, Ctrl is the command key as well. @returns `undefined` where it names no key. */
export function parseShortcut(text: string): Stroke | undefined {
  const parts = text.split("+").map((part) => part.trim().toLowerCase());
  const key = parts.at(-1);
  if (!key) return undefined;
  const has = (...names: string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part));
  return { key: NAMES[key] ?? key, ctrl: has("ctrl", "control", "cmd", "meta", "mod"), alt: has("alt", "option"), shift: has("shift") };
}

const NAMES: Readonly<Record<string, string>> = { esc: "escape", space: " ", up: "arrowup", down: "arrowdown", left: "arrowleft", right: "arrowright" };

/** Whether this key press is that shortcut. A plain letter means nothing while somebody writes. */
export function matches(stroke: Stroke, press: KeyPress, writing: boolean): boolean {
  if (writing && !stroke.ctrl && !stroke.alt && !/^f\d+$/.test(stroke.key)) return false;
  return press.key.toLowerCase() === stroke.key && (press.ctrlKey || press.metaKey) === stroke.ctrl && press.altKey === stroke.alt && press.shiftKey === stroke.shift;
}
