import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

/** Whether a text holds the letters of a word in their order, whatever stands between. */
const holds = (text: string, word: string): boolean => [...text].reduce((at, letter) => (letter === word[at] ? at + 1 : at), 0) === word.length;

test("[BRW-10] two who type into one text at once end with the same text, with every letter of both", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await ana.type("Note", "-- ");
  await bilal.seesText("Note", "-- ");
  const [hers, his] = ["abcdefghijklmnopqrst", "ABCDEFGHIJKLMNOPQRST"];
  await Promise.all([ana.type("Note", hers), bilal.type("Note", his)]);
  await expect.poll(() => ana.textOf("Note").then((text) => text.length)).toBe(3 + hers.length + his.length);
  const text = await ana.textOf("Note");
  await bilal.seesText("Note", text);
  expect(holds(text, hers) && holds(text, his), text).toBe(true);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Characters", String(text.length))));
});

test("[BRW-11] a letter is seen by the other as it is typed, before the word is done", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  let typed = "";
  for (const letter of "tutti") {
    await ana.type("Note", letter);
    typed += letter;
    await bilal.seesText("Note", typed);
  }
});

test("[BRW-12] what one types before another's caret moves that caret along, and takes no focus away", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await ana.type("Note", "world");
  await bilal.seesText("Note", "world");
  await bilal.textbox("Note").focus();
  await bilal.page.keyboard.press("Control+Home");
  await bilal.page.keyboard.type("hello ");
  await ana.seesText("Note", "hello world");
  await ana.page.keyboard.type("!");
  await bilal.seesText("Note", "hello world!");
});

test("[BRW-13] a caret is seen by the others, with the name of whose it is", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.type("Note", "where I am");
  await bilal.caretOf("Ana").waitFor();
  await bilal.type("Note", " and I");
  await ana.caretOf("Bilal").waitFor();
});
