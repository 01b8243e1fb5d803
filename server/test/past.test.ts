import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memberName, parseMergeOutcome, parsePastRoom, parseVersion, parseVersionList, readEntry, textName, writeEntry, type HistoryPage, type PastRoom, type ViewElement } from "@tutti/protocol";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
/** The name of the bytes of a large table, as its element says it. */
const BLOB = /"[A-Za-z0-9_-]{20,}"/;
const place = { app: "past", room: "main" };

const post = (page: TestPage, path: string, body: object): Promise<Response> =>
  page.fetch(path, { method: "POST", body: JSON.stringify({ ...place, ...body }), headers: { "content-type": "application/json", origin: page.url } });
const look = async (page: TestPage, query: Record<string, string>): Promise<PastRoom> =>
  parsePastRoom(await (await page.fetch(`/api/history/look?${new URLSearchParams({ ...place, ...query })}`)).json()) ?? expect.fail("no past");
const rowsOf = async (page: TestPage): Promise<HistoryPage["rows"]> => ((await (await page.fetch(`/api/history?${new URLSearchParams(place)}`)).json()) as HistoryPage).rows;
const elements = (past: PastRoom): ViewElement[] => past.views.flatMap((view) => [...view.elements]);
const metric = (past: PastRoom): unknown => elements(past).flatMap((element) => (element.kind === "metric" ? [element.props.value] : []))[0];
const cell = (past: PastRoom, key: string): unknown => past.cells.find((one) => one.key === key)?.value;

/** Months was 3, then 5, then 7; one fruit came and another; the note was written twice. */
async function changed() {
  const server = await stage.serve({ apps: ["past"] });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const doc = ana.open("past/main");
  await doc.synced;
  await ana.join("past", "main");
  const widget = (label: string): string => [...ana.view.values()].find((element) => "label" in element.props && element.props.label === label)?.widget?.key ?? "";
  await eventually("the page", () => widget("Months") !== "" && widget("Fruits") !== "");
  const [months, fruits, notes] = [widget("Months"), widget("Fruits"), textName(widget("Notes"))];
  writeEntry(doc.doc, months, 3, "test");
  writeEntry(doc.doc, memberName(fruits, "Apple"), true, "test");
  doc.doc.getText(notes).insert(0, "First");
  await doc.durable();
  await look(ana, { time: String(Date.now()) });
  const [{ id: early } = { id: 0 }] = await rowsOf(ana);
  writeEntry(doc.doc, months, 7, "test");
  writeEntry(doc.doc, memberName(fruits, "Apple"), false, "test");
  writeEntry(doc.doc, memberName(fruits, "Cherry"), true, "test");
  doc.doc.getText(notes).insert(5, " and second");
  await doc.durable();
  await eventually("the run", () => ana.metric("Twice") === 14);
  return { server, ana, ben, doc, early, months, fruits, notes };
}

test("[HIST-30] the room as it was at any moment: its values exactly, and the page drawn from them, labelled so", async () => {
  const { ana, ben, early, months, fruits, notes } = await changed();
  const past = await look(ana, { change: String(early) });
  expect([cell(past, months), cell(past, fruits), cell(past, notes)]).toEqual([3, [["Apple", true]], "First"]);
  expect([metric(past), past.computed]).toEqual([6, true]);
  expect(JSON.stringify(past.views)).toContain("Fruits: Apple");
  const first = await look(ana, { change: "0" });
  expect([cell(first, months), metric(first)]).toEqual([undefined, 24]);
  const now = await look(ana, { time: String(Date.now()) });
  expect([cell(now, months), metric(now), cell(now, notes)]).toEqual([7, 14, "First and second"]);
  // What is drawn for one person is drawn for whoever looks, and nobody else.
  expect(JSON.stringify(past.views)).toContain(`Only ${ana.me?.name} sees this`);
  const bens = await look(ben, { change: String(early) });
  expect(JSON.stringify(bens.views)).not.toContain(`Only ${ana.me?.name} sees this`);
});

test("[HIST-31] a look writes nothing, starts nothing, tells nobody, and its tables are read by whoever looks alone", async () => {
  const { ana, ben, doc, early } = await changed();
  // What was being typed is in the history from the first look on.
  await look(ana, { change: String(early) });
  const before = await rowsOf(ana);
  const toasts = ana.stream.filter(({ type }) => type === "toast").length;
  const past = await look(ana, { change: String(early) });
  await doc.durable();
  expect(await rowsOf(ana)).toEqual(before);
  expect(ana.stream.filter(({ type }) => type === "toast").length).toBe(toasts);
  const table = elements(past).find((element) => element.kind === "dataframe");
  const blob = BLOB.exec(JSON.stringify(table?.props))?.[0]?.slice(1, -1) ?? expect.fail("the table names no data");
  expect((await ana.fetch(`/blob/past/${past.look}/${blob}`)).status).toBe(200);
  expect((await ben.fetch(`/blob/past/${past.look}/${blob}`)).status).toBe(404);
});

test("[HIST-32] the room is set back to a moment in one operation, which the history names and which is taken back as one", async () => {
  const { ana, doc, early, months, fruits, notes } = await changed();
  const updates: Uint8Array[] = [];
  doc.doc.on("update", (update: Uint8Array) => updates.push(update));
  const outcome = parseMergeOutcome(await (await post(ana, "/api/history/restore", { change: early })).json()) ?? expect.fail("no outcome");
  await eventually("the way back", () => readEntry(doc.doc, months)?.v === 3);
  const said = (): unknown[] => [readEntry(doc.doc, months)?.v, readEntry(doc.doc, memberName(fruits, "Apple"))?.v, readEntry(doc.doc, memberName(fruits, "Cherry"))?.v, doc.doc.getText(notes).toString()];
  expect(said()).toEqual([3, true, undefined, "First"]);
  expect(updates).toHaveLength(1);
  const rows = (await rowsOf(ana)).filter(({ operation }) => operation === outcome.operation);
  expect(rows.map(({ key, by }) => [key, by]).sort()).toEqual([[fruits, ana.id], [months, ana.id], [notes, ana.id]].sort());
  doc.doc.getText(notes).insert(0, "Since: ");
  await doc.durable();
  const back = parseMergeOutcome(await (await post(ana, "/api/history/back", { operation: outcome.operation })).json());
  expect(back?.left).toBe(0);
  // What was taken back is told with the moment that it led to.
  const { operations } = (await (await ana.fetch(`/api/history?${new URLSearchParams(place)}`)).json()) as HistoryPage;
  const to = operations?.[outcome.operation ?? ""]?.to;
  expect([typeof to, operations?.[back?.operation ?? ""]?.to]).toEqual(["number", to]);
  await eventually("what was there", () => readEntry(doc.doc, months)?.v === 7);
  expect(said()).toEqual([7, false, true, "Since: First and second"]);
  const again = parseMergeOutcome(await (await post(ana, "/api/history/back", { operation: back?.operation })).json());
  expect(again?.written).toBeGreaterThan(0);
  await eventually("again", () => readEntry(doc.doc, months)?.v === 3);
});

test("[HIST-33] what somebody has set since stays when an operation is taken back", async () => {
  const { ana, doc, early, months, fruits } = await changed();
  const { operation } = parseMergeOutcome(await (await post(ana, "/api/history/restore", { change: early })).json()) ?? expect.fail("no outcome");
  await eventually("the way back", () => readEntry(doc.doc, months)?.v === 3);
  writeEntry(doc.doc, months, 20, "test");
  await doc.durable();
  expect(parseMergeOutcome(await (await post(ana, "/api/history/back", { operation })).json())).toMatchObject({ left: 1 });
  await eventually("the rest", () => readEntry(doc.doc, memberName(fruits, "Cherry"))?.v === true);
  expect(readEntry(doc.doc, months)?.v).toBe(20);
});

test("[HIST-34] a moment is named with a note, keeps the page as it looked, outlives the server and the history, and can be set back to and deleted", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["past"], data });
  const ana = await stage.guest(server);
  const doc = ana.open("past/main");
  await doc.synced;
  await ana.join("past", "main");
  const months = await eventually("the slider", () => ana.widget("slider", "Months")?.widget?.key);
  writeEntry(doc.doc, months, 3, "test");
  await doc.durable();
  const version = parseVersion(await (await post(ana, "/api/versions", { name: "Before the talk", note: "as agreed" })).json()) ?? expect.fail("no version");
  expect(version).toMatchObject({ name: "Before the talk", note: "as agreed", by: ana.id });
  writeEntry(doc.doc, months, 9, "test");
  await doc.durable();
  await server.stop();
  const next = await stage.serve({ apps: ["past"], data });
  const ben = await stage.guest(next);
  const list = parseVersionList(await (await ben.fetch(`/api/versions?${new URLSearchParams(place)}`)).json()) ?? expect.fail("no list");
  expect(list).toMatchObject({ versions: [version], mayName: true, days: 365 });
  expect([list.changes > 0, list.bytes > 0]).toEqual([true, true]);
  const past = await look(ben, { version: version.id });
  expect([past.computed, metric(past), cell(past, months), past.at]).toEqual([false, 6, 3, version.at]);
  const table = elements(past).find((element) => element.kind === "dataframe");
  const blob = BLOB.exec(JSON.stringify(table?.props))?.[0]?.slice(1, -1) ?? "";
  expect((await ben.fetch(`/blob/past/${past.look}/${blob}`)).status).toBe(200);
  expect(JSON.stringify(past.views)).not.toContain("sees this");
  expect((await post(ben, "/api/versions/delete", { id: version.id })).status).toBe(403);
  const bens = ben.open("past/main");
  await bens.synced;
  expect((await post(ben, "/api/history/restore", { version: version.id })).status).toBe(200);
  await eventually("the version", () => readEntry(bens.doc, months)?.v === 3);
});

test("[HIST-35] who may not change a room may look, and neither name, nor set back, nor take back; what makes no sense is refused with a sentence", async () => {
  const server = await stage.serve({ apps: ["past"], access: { default: "viewer" } });
  const ana = await stage.guest(server);
  expect((await look(ana, { change: "0" })).computed).toBe(true);
  for (const [path, body, status] of [
    ["/api/history/restore", { change: 0 }, 403], ["/api/history/back", { operation: "x" }, 403], ["/api/versions", { name: "x" }, 403], ["/api/versions/delete", { id: "x" }, 404], ["/api/history/restore", {}, 400], ["/api/history/restore", { change: -1 }, 400],
  ] as const) {
    const answer = await post(ana, path, body);
    expect([path, answer.status, typeof ((await answer.json()) as { error?: unknown }).error]).toEqual([path, status, "string"]);
  }
  expect((await ana.fetch(`/api/history/look?${new URLSearchParams({ ...place, version: "none" })}`)).status).toBe(404);
  const closed = await stage.serve({ apps: ["past"], access: { default: null } });
  const nobody = await stage.guest(closed);
  expect((await nobody.fetch(`/api/history/look?${new URLSearchParams({ ...place, change: "0" })}`)).status).toBe(403);
});

test("[HIST-36] so many looks are drawn at once, and whoever asks for more is told to come again", async () => {
  const held = join(await stage.folder(), "held");
  process.env["TUTTI_TEST_HELD"] = held;
  const server = await stage.serve({ apps: ["held"] });
  const ana = await stage.guest(server);
  const ask = async (): Promise<number> => (await ana.fetch(`/api/history/look?${new URLSearchParams({ app: "held", room: "main", change: "0" })}`)).status;
  expect(await ask()).toBe(200);
  writeFileSync(held, "");
  const told: number[] = [];
  const asked = Array.from({ length: 20 }, async () => told.push(await ask()));
  // Eight are being drawn and wait for the file to go: the others hear of it meanwhile.
  await eventually("twelve answers", () => told.length === 12 || undefined);
  expect(told).toEqual(Array.from({ length: 12 }, () => 429));
  rmSync(held);
  await Promise.all(asked);
  expect(told.slice(12)).toEqual(Array.from({ length: 8 }, () => 200));
  expect(await ask()).toBe(200);
});
