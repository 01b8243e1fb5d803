import { readEntry, writeEntry } from "@tutti/protocol";
import { expect, test } from "vitest";
import { person, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { usePages } from "../testing/use-pages.ts";
import { Gate } from "./gate.ts";

const { open, live } = usePages();

test("[HOLD-1] what waits passes in its order, and is counted once a thing", () => {
  const gate = new Gate();
  const passed: number[] = [];
  gate.pass(["a"], () => passed.push(0));
  gate.shut();
  for (let n = 1; n <= 5; n++) gate.pass([n % 2 ? "a" : "b"], () => passed.push(n));
  expect(passed).toEqual([0]);
  expect(gate.waiting.get()).toBe(2);
  gate.open();
  expect(passed).toEqual([0, 1, 2, 3, 4, 5]);
  expect(gate.waiting.get()).toBe(0);
});

test("[HOLD-2] no more than 2,000 changes wait, and none is lost or comes twice", () => {
  const gate = new Gate();
  const passed: number[] = [];
  gate.shut();
  for (let n = 0; n < 5_000; n++) gate.pass([String(n)], () => passed.push(n));
  expect(passed.length).toBeGreaterThanOrEqual(4_000);
  expect(gate.waiting.get()).toBeLessThanOrEqual(2_000);
  gate.open();
  expect(passed).toEqual(Array.from({ length: 5_000 }, (_, n) => n));
});

test("[HOLD-1] others' values wait while one's own stand at once", async () => {
  const server = new TestServer(person("ana"));
  const page = open(new TestBrowser(), server);
  await live(page);
  const seen: unknown[] = [];
  const stored = page.handle("months").stored;
  stored.subscribe((value) => seen.push(value));
  page.room.gate.shut();
  writeEntry(server.doc("sales/main"), "months", 7, "bilal");
  writeEntry(server.doc("sales/main"), "price", 1, "bilal");
  await until(() => page.room.gate.waiting.get() === 2);
  expect(stored.get()).toBeUndefined();
  expect(page.set("span", 5)).toBe(true);
  expect(page.handle("span").stored.get()).toBe(5);
  page.room.gate.open();
  expect(stored.get()).toBe(7);
  expect(seen).toEqual([undefined, 7]);
  await until(() => readEntry(server.doc("sales/main"), "span")?.v === 5);
});
