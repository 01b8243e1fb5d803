import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readEntry, writeEntry } from "@tutti/protocol";
import { TestPage, eventually } from "./page.ts";
import type { SeparateServer } from "./separate-server.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

const serve = (data: string, port?: number): Promise<SeparateServer> => stage.separately({ apps: ["plain", "trouble"], data, ...(port !== undefined && { port }) });

test("[SRV-60] after kill -9 while people type, everything that was told durable is there, and they go on by themselves", async () => {
  const data = await stage.folder();
  const first = await serve(data);
  const pages = await Promise.all([1, 2, 3].map(() => TestPage.guest(first.url, { reconnect: true })));
  const opened = pages.map((page) => page.open("plain/main"));
  await Promise.all(opened.map((document) => document.synced));
  const acknowledged = new Set<string>();
  const typing = { on: true };
  let words = 0;
  const typists = opened.map(async ({ doc, durable }, who) => {
    for (let n = 0; typing.on; n++) {
      const word = `<${who}.${n}>`;
      doc.getText("text:Notes").insert(doc.getText("text:Notes").length, word);
      writeEntry(doc, `count-${who}`, n, "test");
      words += 1;
      void durable().then(() => acknowledged.add(word));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  await eventually("some to be durable and some not", () => acknowledged.size > 60 && words > acknowledged.size);
  const promised = new Set(acknowledged);
  await first.kill();
  const second = await serve(data, first.port);

  const reader = await TestPage.guest(second.url);
  const r = reader.open("plain/main");
  await r.synced;
  const kept = r.doc.getText("text:Notes").toString();
  for (const word of promised) expect(kept).toContain(word);

  typing.on = false;
  await Promise.all(typists);
  await eventually("everybody equal again", () => opened.every(({ doc }) => doc.getText("text:Notes").toString() === r.doc.getText("text:Notes").toString()) && r.doc.getText("text:Notes").length >= kept.length);
  expect(r.doc.getText("text:Notes").toString().split("<").length - 1).toBe(words);
  expect(readEntry(r.doc, "count-0")).toEqual(readEntry(opened[0]?.doc ?? r.doc, "count-0"));
  for (const page of [...pages, reader]) page.close();
});

test("[SRV-61] a second server on the same store is refused with a sentence, also from another process, and disturbs nobody", async () => {
  const data = await stage.folder();
  const first = await serve(data);
  const ana = await TestPage.guest(first.url);
  const a = ana.open("plain/main");
  await a.synced;
  await expect(serve(data)).rejects.toThrow(/Another server is using the store .*stop it first/);
  writeEntry(a.doc, "Months", 5, "test");
  await a.durable();
  ana.close();
  await first.kill();
  const next = await serve(data);
  const ben = await TestPage.guest(next.url);
  const b = ben.open("plain/main");
  await b.synced;
  expect(readEntry(b.doc, "Months")?.v).toBe(5);
  ben.close();
});

/** The child processes of a process that run scripts. */
const scriptsOf = (parent: number): number[] =>
  readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).map(Number).filter((pid) => {
    try {
      const isChild = readFileSync(`/proc/${pid}/status`, "utf8").includes(`PPid:\t${parent}\n`);
      return isChild && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("trouble.ts");
    } catch {
      return false;
    }
  });

test("[HOST-11] a script that hangs in native code does not outlive its killed server", async () => {
  const data = await stage.folder();
  const server = await serve(data);
  const ana = await TestPage.guest(server.url);
  const a = ana.open("trouble/main");
  await a.synced;
  await ana.join("trouble", "main");
  const select = await eventually("the select", () => ana.widget("select", "Trouble"));
  const [script] = scriptsOf(server.pid);
  if (script === undefined) throw new Error("There is no process of a script");
  writeEntry(a.doc, select.widget?.key ?? "", "query", "test");
  await eventually("the query", () => ana.last("run")?.run.state === "running");
  expect(existsSync(`/proc/${script}`)).toBe(true);
  ana.close();
  await server.kill();
  // A process that has ended may stay listed until its new parent has noticed.
  await eventually("it to be gone", () => !existsSync(`/proc/${script}`) || /State:\s+Z/.test(readFileSync(`/proc/${script}/status`, "utf8")));
});
