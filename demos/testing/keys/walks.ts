import { fileURLToPath } from "node:url";
import type { Person } from "../person.ts";

/** Apps of one input of each kind, that tell what it says. */
export const KEY_APPS = ["choices", "amounts", "words"] as const;
export type KeyApp = (typeof KEY_APPS)[number];
export const keyAppFiles = KEY_APPS.map((id) => ({ id, file: fileURLToPath(new URL(`${id}.ts`, import.meta.url)) }));

/** An element by its label, the keys that are pressed once Tab has led into it, and what the page says then. */
export type Step = readonly [label: string, keys: readonly string[], says: string | RegExp];
// Whether a day begins with its month is the browser's own business.

const typed = (text: string): readonly string[] => [...text].map((letter) => (letter === " " ? "Space" : letter));

/** By the ARIA practices: what is one of several is one stop of Tab, and arrows go on in it. */
export const WALKS: Readonly<Record<KeyApp, readonly Step[]>> = {
  choices: [
    ["Read", ["Space"], "Read is true"],
    ["Notify", ["Space"], "Notify is true"],
    ["Size", ["ArrowDown"], 'Size is "Large"'],
    ["Tempo", ["ArrowRight"], 'Tempo is "Presto"'],
    ["Parts", ["Space"], 'Parts is ["Strings"]'],
    ["Span", ["ArrowLeft"], 'Span is "Day"'],
    ["City", ["ArrowDown"], 'City is "Lima"'],
    ["Zone", [...typed("pacific, s"), "Enter"], 'Zone is "Pacific, South"'],
    ["Hall", ["Control+a", ...typed("Attic"), "Enter"], 'Hall is "Attic"'],
    ["Fruits", [...typed("plu"), "Enter", "Escape"], 'Fruits is ["Plum"]'],
    ["Stars", ["Space"], "Stars is 0"],
    ["Ink", ["Tab", "Control+a", ...typed("#00ff00"), "Enter"], 'Ink is "#00ff00"'],
    ["Page", ["Enter"], "Page is 3"],
    ["Chores", ["Space"], 'Chores is ["Tune"]'],
    ["Vote", ["Space"], "Vote is [1,0]"],
  ],
  amounts: [
    ["Level", ["ArrowRight"], "Level is 41"],
    ["Band", ["ArrowRight", "Tab", "Home"], "Band is [3,3]"],
    ["Season", ["ArrowRight"], 'Season is "2027-03-02"'],
    ["Shirt", ["End"], 'Shirt is "L"'],
    ["Count", ["ArrowUp"], "Count is 4"],
    ["Share", ["Control+a", ...typed("45 %"), "Enter"], "Share is 0.45"],
    ["Day", ["ArrowUp"], /^Day is "2027-(?:02-15|03-14)"$/],
    ["Tour", ["ArrowUp"], /^Tour is \["2027-(?:02-15|03-14)","2027-04-20"\]$/],
    ["Doors", ["ArrowUp"], 'Doors is "20:30"'],
    ["Check", ["ArrowUp"], /^Check is "2027-(?:02-15|03-14)T17:00"$/],
    ["Cups", ["Enter"], "Cups is 1"],
  ],
  words: [
    ["Name", typed("Ana"), 'Name is "Ana"'],
    ["Mail", [...typed("ana@example.org"), "Enter"], 'Mail is "ana@example.org"'],
    ["Note", [...typed("one"), "Enter", ...typed("two")], String.raw`Note is "one\ntwo"`],
    ["Query", [...typed("pi"), "Escape", "Control+Enter", "Escape"], 'Query is "pi"'],
    ["Minutes", ["Tab", ...typed("Here"), "Escape"], 'Minutes is "Here"'],
    ["Go", ["Enter"], 'Pressed is "Go"'],
    ["File", ["Enter", "ArrowDown", "Enter"], 'Pressed is "File, Move"'],
    ["More", ["Enter"], "What is in the box"],
    ["One", ["ArrowRight"], "In the second"],
    ["Options", ["Enter"], "What the options are"],
    ["Say something", [...typed("hello"), "Enter"], 'Pressed is "Said hello"'],
  ],
};

/** Whether the focus lies in the element of this label. */
const within = (label: string): string => `(() => {
  const at = document.activeElement;
  const names = (node) => [node.getAttribute("aria-label"), node.getAttribute("placeholder"), node.innerText, node.querySelector(".label")?.innerText].filter(Boolean).map((name) => name.trim());
  for (let node = at; node && node.localName !== "main"; node = node.parentElement) if (names(node).includes(${JSON.stringify(label)})) return true;
  return false;
})()`;

/** Goes on by Tab until the focus is in the element of this label. */
export async function tabInto(person: Person, label: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await person.page.keyboard.press("Tab");
    if (await person.page.evaluate<boolean>(within(label))) return;
  }
  throw new Error(`Tab does not lead to ${label}; the focus is in ${await person.focusedName()}`);
}

/** Takes the focus to where the page begins, from where Tab leads into its first input: where the mouse has been counts for nothing. */
export async function goToStart({ page }: Person): Promise<void> {
  await page.evaluate("document.activeElement?.blur()");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}
