import { expect, test } from "vitest";
import { matches, parseShortcut, type KeyPress } from "./shortcut.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const does = (shortcut: string, keys: KeyPress, writing = false): boolean => {
  const stroke = parseShortcut(shortcut);
  return stroke !== undefined && matches(stroke, keys, writing);
};

test("[UI-17] a shortcut is its very keys, with the command key for Ctrl", () => {
  expect(does("Ctrl+Enter", press("Enter", { ctrlKey: true }))).toBe(true);
  expect(does("Ctrl+Enter", press("Enter", { metaKey: true }))).toBe(true);
  expect(does("Ctrl+Enter", press("Enter"))).toBe(false);
  expect(does("Ctrl+Enter", press("Enter", { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(does("Alt+Shift+R", press("R", { altKey: true, shiftKey: true }))).toBe(true);
  expect(parseShortcut("")).toBeUndefined();
});

test("[UI-17] a plain letter does nothing while somebody writes", () => {
  expect(does("R", press("r"))).toBe(true);
  expect(does("R", press("r"), true)).toBe(false);
  expect(does("Ctrl+R", press("r", { ctrlKey: true }), true)).toBe(true);
  expect(does("F2", press("F2"), true)).toBe(true);
});
