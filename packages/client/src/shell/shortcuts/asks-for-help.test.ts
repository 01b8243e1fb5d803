import { expect, test } from "vitest";
import { asksForHelp } from "./asks-for-help.ts";

const key = (name: string, also: Partial<Parameters<typeof asksForHelp>[0]> = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...also });
const EVERYWHERE = [true, false].flatMap((letter) => [true, false].map((typing) => ({ letter, typing })));

test("[QKEY-1] ? lists the shortcuts where it is switched on and nobody types; no other letter does", () => {
  expect(EVERYWHERE.filter((where) => asksForHelp(key("?"), where))).toEqual([{ letter: true, typing: false }]);
  for (const other of ["/", "h", "F1"]) expect(EVERYWHERE.some((where) => asksForHelp(key(other), where))).toBe(false);
  for (const held of ["ctrlKey", "metaKey", "altKey", "defaultPrevented"] as const) expect(EVERYWHERE.some((where) => asksForHelp(key("?", { [held]: true }), where))).toBe(false);
});

test("[QKEY-2] Ctrl+/ and Command+/ always do, unless something else took them", () => {
  for (const held of ["ctrlKey", "metaKey"] as const) {
    expect(EVERYWHERE.every((where) => asksForHelp(key("/", { [held]: true }), where))).toBe(true);
    for (const not of ["altKey", "defaultPrevented"] as const) expect(EVERYWHERE.some((where) => asksForHelp(key("/", { [held]: true, [not]: true }), where))).toBe(false);
  }
});
