import { expect, test } from "vitest";
import { currentValues, readEntry, writeEntry } from "@tutti/protocol";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

test("[SRV-10] two people write one document, and what was told durable is there after a restart", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ data });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const [a, b] = [ana.open("plain/main"), ben.open("plain/main")];
  await Promise.all([a.synced, b.synced]);
  writeEntry(a.doc, "Months", 7, "test");
  b.doc.getText("text:Notes").insert(0, "hello");
  await eventually("both at both", () => readEntry(b.doc, "Months")?.v === 7 && a.doc.getText("text:Notes").toString() === "hello");
  await Promise.all([a.durable(), b.durable()]);
  await server.stop();
  const again = await stage.serve({ data });
  const cleo = await stage.guest(again);
  const c = cleo.open("plain/main");
  await c.synced;
  expect(readEntry(c.doc, "Months")?.v).toBe(7);
  expect(c.doc.getText("text:Notes").toString()).toBe("hello");
});

test("[SRV-11] every document that holds values comes with one map of them, and an unchanged one needs no row", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ data });
  const ana = await stage.guest(server);
  const names = ["plain/main", "plain/main/owner", `plain/main/me/${ana.id}`];
  const opened = names.map((name) => ana.open(name));
  await Promise.all(opened.map((document) => document.synced));
  for (const { doc } of opened) expect(currentValues(doc)).toBeDefined();
  expect(server.stats().journal.queued).toBe(0);
});
