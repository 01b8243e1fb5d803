import { catalogue } from "./catalogue.ts";
import { count, names } from "./words.ts";

const english = {
  send: "Send",
  attach: "Add a file",
  record: "Record something spoken",
  attached: "Files that go with the message",
  leave: (name: string) => `Leave ${name} out`,
  hint: "Enter sends, Shift+Enter begins a line.",
  readOnly: "You can read here, and not write.",
  writing: (people: readonly string[]) => `${names(people)} ${people.length === 1 ? "is" : "are"} writing`,
  over: (n: number) => count(n, { one: "# character too many", other: "# characters too many" }),
  waitsForFiles: "Sent as soon as its files are there",
  message: (name: string) => `Message by ${name}`,
  spoken: "Spoken message",
};

export type ChatTexts = typeof english;

/** Words of conversations. */
export const chatTexts = catalogue<ChatTexts>(english, { de: () => import("./de/chat.ts") });
