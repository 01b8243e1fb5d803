import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "./index.ts";

const board = app("Board", (ui) => {
  const cards = ui.kanban("Tasks", ["To do", "Done"], { cards: [{ title: "Tune" }, { title: "Print", note: "A4" }].map((card) => ({ ...card, column: "To do" as const })) });
  ui.text(cards.map(({ column, title, note, by }) => `${column}: ${title}${note === "" ? "" : ` (${note})`}${by === undefined ? "" : " by somebody"}`).join(", "));
  if (ui.button("Reset")) ui.setValue("kanban:Tasks", [{ id: "Tune", title: "Tune the piano", column: "To do" }, { title: "Open", column: "Done" }]);
});

test("[BOARD-20] cards are moved, added, written and removed, and who moved one is told", async () => {
  const t = testApp(board);
  const ana = t.person("Ana");
  await t.run();
  expect(ana.texts).toEqual(["To do: Tune, To do: Print (A4)"]);
  ana.kanban("Tasks").move("Tune", "Done");
  ana.kanban().add("To do", "Greet", "at the door");
  ana.kanban().write("Print", "Print all");
  await t.run();
  expect(ana.texts).toEqual(["To do: Print all, To do: Greet (at the door) by somebody, Done: Tune by somebody"]);
  expect(ana.kanban().value.at(-1)?.by).toBe(ana.who.id);
  ana.kanban().move("Greet", "To do", 0);
  ana.kanban().remove("Print all");
  await t.run();
  expect(ana.texts).toEqual(["To do: Greet (at the door) by somebody, Done: Tune by somebody"]);
  ana.button("Reset").click();
  await t.run();
  // Where a card goes that the script puts beside one that somebody has moved is a matter of their keys.
  expect(ana.texts[0]?.split(", ").toSorted()).toEqual(["Done: Open", "To do: Greet (at the door) by somebody", "To do: Tune the piano"]);
  expect(() => ana.kanban().move("Nothing", "Done")).toThrow('has no card "Nothing"');
  expect(() => t.person("Vic", "viewer").kanban()).toThrow();
});

test("[BOARD-21] one moves a card offline while another writes on it: both stay, and the card is there once", async () => {
  const t = testApp(board);
  const [ana, ben] = [t.person("Ana"), t.person("Ben")];
  await t.run();
  ana.offline();
  ana.kanban().move("Print", "Done");
  ben.kanban().write("Print", "Print twice", "A3");
  ben.kanban().move("Tune", "Done");
  await t.run();
  ana.online();
  await t.run();
  expect(ben.texts[0]?.split(", ").toSorted()).toEqual(["Done: Print twice (A3) by somebody", "Done: Tune by somebody"]);
  expect(ana.kanban().value).toEqual(ben.kanban().value);
});
