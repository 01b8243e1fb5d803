import { expect, test, vi } from "vitest";
import { parseBranchList, parseComparison, readEntry, textName, writeEntry } from "@tutti/protocol";
import { eventually, type TestPage } from "./page.ts";
import type { SeparateServer } from "./separate-server.ts";
import { useStage } from "./stage.ts";

/** Each starts two servers, with their scripts, one after the other. */
vi.setConfig({ testTimeout: 180_000 });

const stage = useStage();

const serve = (data: string, step?: string, port = 0): Promise<SeparateServer> => stage.separately({ apps: ["plain"], data, port }, step === undefined ? {} : { KILL_AT: step });
const post = (page: TestPage, path: string, body: object): Promise<Response> =>
  page.fetch(path, { method: "POST", body: JSON.stringify({ app: "plain", ...body }), headers: { "content-type": "application/json", origin: page.url } });

/** A room and a branch of it in which a value, a second one and a text are different. */
async function changedBranch(data: string, step: string) {
  const first = await serve(data);
  const ana = await stage.guest(first);
  const main = ana.open("plain/main");
  await main.synced;
  writeEntry(main.doc, "a", 1, "test");
  main.doc.getText(textName("Notes")).insert(0, "Hello");
  await main.durable();
  expect((await post(ana, "/api/branches", { room: "main", name: "Try" })).status).toBe(200);
  const copy = ana.open("plain/main--try");
  await copy.synced;
  writeEntry(copy.doc, "a", 2, "test");
  writeEntry(copy.doc, "b", 3, "test");
  copy.doc.getText(textName("Notes")).insert(5, " all");
  await copy.durable();
  ana.close();
  await first.kill();
  return serve(data, step);
}

/** What the room says, and what is known of the merge. */
async function lookAt(server: SeparateServer): Promise<readonly unknown[]> {
  const page = await stage.guest(server);
  const main = page.open("plain/main");
  await main.synced;
  const { rows, operations } = (await (await page.fetch("/api/history?app=plain&room=main")).json()) as { rows: { operation?: string }[]; operations: object };
  const differences = parseComparison(await (await page.fetch("/api/branches/compare?app=plain&room=main--try")).json())?.differences.length;
  return [readEntry(main.doc, "a")?.v, readEntry(main.doc, "b")?.v, main.doc.getText(textName("Notes")).toString(), rows.filter(({ operation }) => operation !== undefined).length, Object.keys(operations).length, differences];
}

test.each([
  ["merging", [1, undefined, "Hello", 0, 0, 3]],
  ["merged", [2, 3, "Hello all", 3, 1, 0]],
])("[BRN-27] of a merge whose server dies while %s there is everything after a restart, or nothing", async (step, expected) => {
  const data = await stage.folder();
  const server = await changedBranch(data, step);
  const page = await stage.guest(server);
  await post(page, "/api/branches/merge", { room: "main--try", into: "origin", rest: true }).catch(() => undefined);
  await server.gone;
  expect(await lookAt(await serve(data))).toEqual(expected);
});

test("[BRN-27] a merge that pages have seen, and that its server died before keeping, comes back whole with them", async () => {
  const data = await stage.folder();
  const server = await changedBranch(data, "merge-unwritten");
  const page = await stage.guest(server, { reconnect: true });
  const main = page.open("plain/main");
  await main.synced;
  const asked = post(page, "/api/branches/merge", { room: "main--try", into: "origin", rest: true }).catch(() => undefined);
  await eventually("the merge in the page", () => readEntry(main.doc, "b")?.v === 3);
  await server.kill();
  await asked;
  const next = await serve(data, undefined, server.port);
  await eventually("the page's copy at the new server", async () => {
    const [a, b, text, , , left] = await lookAt(next);
    return a === 2 && b === 3 && text === "Hello all" && left === 0;
  });
});

test.each([["forking", 0], ["forked", 1]])("[BRN-27] of a fork whose server dies while %s there is everything, or nothing", async (step, count) => {
  const data = await stage.folder();
  const server = await serve(data, step);
  const ana = await stage.guest(server);
  const main = ana.open("plain/main");
  await main.synced;
  writeEntry(main.doc, "a", 1, "test");
  await main.durable();
  await post(ana, "/api/branches", { room: "main", name: "Try" }).catch(() => undefined);
  await server.gone;
  const next = await stage.guest(await serve(data));
  expect(parseBranchList(await (await next.fetch("/api/branches?app=plain&room=main")).json())?.branches).toHaveLength(count);
  const copy = next.open("plain/main--try");
  await copy.synced;
  expect(readEntry(copy.doc, "a")?.v).toBe(count === 1 ? 1 : undefined);
});
