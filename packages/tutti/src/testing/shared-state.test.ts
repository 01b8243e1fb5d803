import { ensureValues, readCell } from "@tutti/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { app } from "../app.ts";
import { mergeCell } from "../room/write-cells.ts";
import { testApp } from "./index.ts";

test("[SHARE-1] a list keeps what everybody put in, in one order, and knows what was taken out or moved", async () => {
  const t = testApp(app("List", (ui) => {
    const list = ui.shared.list<string>("names");
    if (ui.button("Push")) list.push("b", "c");
    if (ui.button("First")) list.insert(0, "a");
    if (ui.button("Change")) list.set(1, "B");
    if (ui.button("Turn")) list.move(0, 2);
    if (ui.button("Out")) list.remove((name) => name === "B");
    if (ui.button("Clear")) list.clear();
    ui.text(list.value.join() || "none");
    if (ui.button("Wrong")) list.remove(7);
  }));
  const press = async (name: string): Promise<string | undefined> => {
    t.button(name).click();
    await t.run();
    return t.texts.at(-1);
  };
  await t.run();
  expect(await press("Push")).toBe("b,c");
  expect(await press("First")).toBe("a,b,c");
  expect(await press("Change")).toBe("a,B,c");
  expect(await press("Turn")).toBe("B,c,a");
  expect(await press("Out")).toBe("c,a");
  await press("Wrong");
  expect(t.errors[0]?.message).toContain('shared.list("names") has no item at 7 to remove: it has 2');
  expect(await press("Clear")).toBe("none");
  t.crash();
  expect(await press("Push")).toBe("b,c");
});

test("[SHARE-1] a list that is pushed and inserted into a thousand times keeps its order", async () => {
  const t = testApp(app("Long", (ui) => {
    const list = ui.shared.list<number>("numbers");
    if (ui.button("Fill")) {
      for (let n = 0; n < 400; n += 1) list.push(n);
      for (let n = 1; n < 200; n += 1) list.insert(0, -n);
      for (let n = 0; n < 200; n += 1) list.insert(1, 1000 + n);
    }
    ui.json(list.value);
  }));
  await t.run();
  t.button("Fill").click();
  await t.run();
  const wanted = [-199, ...Array.from({ length: 200 }, (_, n) => 1199 - n), ...Array.from({ length: 598 }, (_, n) => n - 198)];
  expect(t.one("json").props.value).toEqual(wanted);
});

test("[SHARE-2] a map is one entry for each name, and a counter adds up what was added at once", async () => {
  const [begun, enough] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let once = false;
  const t = testApp(app("Map", async (ui) => {
    const map = ui.shared.map<number>("rates");
    const count = ui.shared.counter("count");
    if (ui.button("Set")) {
      map.set("eur", 2);
      map.set("usd", 3);
      map.delete("eur");
    }
    if (ui.button("Bad")) map.set("__proto__", 1);
    if (ui.button("Add")) count.add(2);
    ui.text(`${JSON.stringify(map.value)} ${count.value}`);
    ui.fragment(async (part) => {
      // A run that goes on for long has read what is old by the time it adds.
      if (!part.checkbox("Slow") || once) return;
      once = true;
      const { value } = count;
      begun.resolve();
      await enough.promise;
      count.add(10);
      part.text(`was ${value}`);
    });
  }));
  await t.run();
  t.button("Set").click();
  t.button("Add").click();
  t.button("Add").click();
  await t.run();
  expect(t.texts[0]).toBe('{"usd":3} 4');
  t.checkbox("Slow").set(true);
  const slow = t.run();
  await begun.promise;
  enough.resolve();
  await slow;
  expect(t.texts[0]).toBe('{"usd":3} 14');
  t.button("Bad").click();
  await t.run();
  expect(t.errors[0]?.message).toContain('shared.map("rates") has no place for "__proto__"');
});

test("[SHARE-3] a script writes in a text while people do, and both stay", async () => {
  const t = testApp(app("Text", (ui) => {
    const notes = ui.shared.text("notes", "Minutes\n");
    const written = ui.textArea("Notes", { key: "notes" });
    if (ui.button("Stamp")) notes.append("\n-- read");
    if (ui.button("Head")) notes.replace(0, 7, "MINUTES");
    ui.text(`${written === notes.value} ${notes.value}`);
  }));
  const ben = t.person("Ben");
  await t.run();
  expect(t.textArea("Notes").value).toBe("Minutes\n");
  ben.offline();
  ben.textArea("Notes").set("Minutes\nBen was here");
  t.button("Stamp").click();
  t.button("Head").click();
  await t.run();
  expect(t.textArea("Notes").value).toBe("MINUTES\n\n-- read");
  ben.online();
  await t.run();
  const merged = t.textArea("Notes").value;
  expect(merged).toContain("Ben was here");
  expect(merged).toContain("-- read");
  expect(ben.textArea("Notes").value).toBe(merged);
});

test("[SHARE-4] what cannot be kept is refused with its path, and a private block sets nothing for all", async () => {
  const t = testApp(app("Wrong", (ui) => {
    const list = ui.shared.list<unknown>("list");
    ui.private((mine) => {
      if (mine.button("Mine")) list.push("mine");
      if (mine.checkbox("Try")) list.push("for all");
    });
    ui.text(String(list.value.length));
    const [odd, none] = [ui.button("Odd"), ui.button("Null")];
    if (odd) list.push({ at: [1, Number.NaN] });
    if (none) list.push(null);
  }));
  await t.run();
  t.button("Mine").click();
  await t.run();
  expect(t.texts[0]).toBe("1");
  t.checkbox("Try").set(true);
  await t.run();
  expect(t.errors.map(({ message }) => message).join()).toContain("inside ui.private");
  t.button("Odd").click();
  await t.run();
  expect(t.errors.map(({ message }) => message).join()).toContain("at[1]");
  t.button("Null").click();
  await t.run();
  expect(t.errors.map(({ message }) => message).join()).toContain("cannot keep null");
  expect(t.texts[0]).toBe("1");
});

test("[LOCAL-1] a person's own state is theirs alone, runs their block alone, and outlives their visit", async () => {
  let shared = 0;
  const t = testApp(app("Local", (ui) => {
    shared += 1;
    ui.private((mine) => {
      const seen = mine.local("seen", 0);
      if (mine.button("Read")) seen.update((n) => n + 1);
      mine.text(`${mine.me.name} ${seen.value}`);
    });
  }));
  const ben = t.person("Ben");
  await t.run();
  const ran = shared;
  ben.button("Read").click();
  await t.run();
  expect([t.texts, ben.texts]).toEqual([["Tester 0"], ["Ben 1"]]);
  expect(shared).toBe(ran);
  expect(t.document("room")).toEqual({});
  ben.leave();
  t.crash();
  await t.run();
  expect(ben.texts).toEqual(["Ben 1"]);
});

test("[LOCAL-1] a script knows its room's name", async () => {
  const t = testApp(app("Room", (ui) => ui.text(ui.room.id)));
  await t.run();
  expect(t.texts).toEqual(["main"]);
});

test("[SHARE-2] what is added is added to what stands there by then, and a member written leaves the others", () => {
  const doc = new Y.Doc();
  ensureValues(doc);
  for (const n of [2, 3]) mergeCell(doc, { key: "shared:counter:c", as: "sums", value: [["sum", n]] });
  for (const name of ["a", "b"]) mergeCell(doc, { key: "shared:map:m", as: "members", value: [[name, 1]] });
  expect(readCell(doc, "shared:counter:c")).toEqual([["sum", 5]]);
  expect(readCell(doc, "shared:map:m")).toEqual([["a", 1], ["b", 1]]);
});
