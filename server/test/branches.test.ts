import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { memberName, parseBranchList, parseComparison, parseMergeOutcome, readEntry, textName, writeEntry, type Branch, type BranchSide, type Comparison, type MergeOutcome, type Pick } from "@tutti/protocol";
import type * as Y from "yjs";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

const post = (page: TestPage, path: string, body: object): Promise<Response> =>
  page.fetch(path, { method: "POST", body: JSON.stringify({ app: "plain", room: "main", ...body }), headers: { "content-type": "application/json", origin: page.url } });

async function fork(page: TestPage, name: string, more: object = {}): Promise<Branch> {
  const answer = await post(page, "/api/branches", { name, ...more });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Branch;
}
async function compare(page: TestPage, branch: Branch, into: BranchSide = "origin"): Promise<Comparison> {
  const answer = await page.fetch(`/api/branches/compare?app=plain&room=${branch.room}&into=${into}`);
  return parseComparison(await answer.json()) ?? expect.fail("no comparison");
}
async function merge(page: TestPage, branch: Branch, into: BranchSide, choose: { readonly picks?: readonly Pick[]; readonly rest?: boolean }): Promise<MergeOutcome> {
  const answer = await post(page, "/api/branches/merge", { room: branch.room, into, ...choose });
  if (!answer.ok) throw new Error(await answer.text());
  return parseMergeOutcome(await answer.json()) ?? expect.fail("no outcome");
}
const state = (page: TestPage, branch: Branch, wanted: string): Promise<number> => post(page, "/api/branches/state", { branch: branch.room, state: wanted }).then(({ status }) => status);
const listOf = async (page: TestPage, room = "main") => parseBranchList(await (await page.fetch(`/api/branches?app=plain&room=${room}`)).json()) ?? expect.fail("no list");
const at = (doc: Y.Doc, key: string): unknown => readEntry(doc, key)?.v;
const note = (doc: Y.Doc): Y.Text => doc.getText(textName("Notes"));
const picked = ({ differences }: Comparison, name: string, take: "ours" | "theirs"): Pick => {
  const found = differences.find((one) => one.name === name) ?? expect.fail(`no difference ${name}`);
  return { scope: found.scope, name, take, seen: found.seen };
};

/** Ana and a room with some work in it, and a branch of that which Ben has open. */
async function forked() {
  const server = await stage.serve();
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const main = ana.open("plain/main");
  await main.synced;
  for (const [key, value] of [["Months", 5], ["state:plan", "a"], [memberName("set", "x"), true]] as const) writeEntry(main.doc, key, value, "test");
  note(main.doc).insert(0, "We meet on Monday.");
  await main.durable();
  const branch = await fork(ana, "Cheaper fares");
  const copy = ben.open(`plain/${branch.room}`);
  await copy.synced;
  return { server, ana, ben, main, branch, copy };
}

test("[BRN-20] a branch starts from what its origin says, with its own link; each is changed alone, and both may be changed by several", async () => {
  const { ana, main, branch, copy } = await forked();
  expect(branch).toMatchObject({ room: "main--cheaper-fares", origin: "main", name: "Cheaper fares", by: ana.id });
  expect([at(copy.doc, "Months"), at(copy.doc, "state:plan"), at(copy.doc, memberName("set", "x")), note(copy.doc).toString()]).toEqual([5, "a", true, "We meet on Monday."]);
  writeEntry(copy.doc, "Months", 9, "test");
  writeEntry(main.doc, "state:plan", "b", "test");
  await Promise.all([copy.durable(), main.durable()]);
  expect([at(main.doc, "Months"), at(copy.doc, "state:plan")]).toEqual([5, "a"]);
  expect(await listOf(ana)).toMatchObject({ branches: [{ name: "Cheaper fares" }], mayFork: true });
  expect(await listOf(ana, branch.room)).toMatchObject({ self: { origin: "main" }, branches: [], mayMerge: true });
  expect((await fork(ana, "Cheaper fares")).room).toBe("main--cheaper-fares-2");
});

test("[BRN-21] differences are told with who made them; what is chosen of them is merged in one step, in the name of whoever merges, texts word by word", async () => {
  const { ana, ben, main, branch, copy } = await forked();
  writeEntry(copy.doc, "Months", 9, "test");
  writeEntry(copy.doc, "state:plan", "c", "test");
  writeEntry(copy.doc, memberName("set", "y"), true, "test");
  note(copy.doc).insert(note(copy.doc).length - 1, ", at nine");
  writeEntry(main.doc, "state:plan", "b", "test");
  note(main.doc).insert(3, "all ");
  await Promise.all([copy.durable(), main.durable()]);
  const seen = await eventually("all differences", async () => {
    const found = await compare(ana, branch);
    return found.differences.length === 4 && found.differences.every(({ name, theirsBy }) => theirsBy?.by === ben.id || name === textName("Notes")) && found;
  });
  expect(seen.differences.map(({ name, kind }) => [name, kind])).toEqual([["Months", "theirs"], [memberName("set", "y"), "theirs"], ["state:plan", "conflict"], [textName("Notes"), "both"]]);
  expect(seen.differences.find(({ name }) => name === "state:plan")).toMatchObject({ base: "a", ours: "b", theirs: "c", oursBy: { by: ana.id } });

  const updates: Uint8Array[] = [];
  main.doc.on("update", (update: Uint8Array) => updates.push(update));
  const outcome = await merge(ana, branch, "origin", { picks: [picked(seen, "state:plan", "theirs")], rest: true });
  expect(outcome).toMatchObject({ written: 4, left: 0 });
  await eventually("the merge", () => at(main.doc, "Months") === 9);
  expect([at(main.doc, "state:plan"), at(main.doc, memberName("set", "y")), note(main.doc).toString()]).toEqual(["c", true, "We all meet on Monday, at nine."]);
  expect(updates).toHaveLength(1);
  expect((await compare(ana, branch)).differences.map(({ kind }) => kind)).toEqual(["ours"]);
  expect(await merge(ana, branch, "origin", { rest: true })).toEqual({ written: 0, left: 0 });

  const rows = await (await ana.fetch("/api/history?app=plain&room=main")).json() as { rows: { key: string; by: string; operation?: string }[]; operations: Record<string, unknown> };
  const merged = rows.rows.filter(({ operation }) => operation === outcome.operation);
  expect(merged.map(({ key, by }) => [key, by]).sort()).toEqual([["Months", ana.id], ["set", ana.id], ["state:plan", ana.id], [textName("Notes"), ana.id]]);
  expect(rows.operations[outcome.operation ?? ""]).toMatchObject({ kind: "merge", name: "Cheaper fares", by: ana.id, count: 4 });
  const own = await (await ana.fetch(`/api/history?app=plain&room=${branch.room}`)).json() as { rows: { key: string }[] };
  expect(own.rows[0]?.key).toBe("$merged");
});

test("[BRN-22] some of it can be merged; a choice about something that has changed since it was seen does nothing, and what conflicts and was not chosen stays", async () => {
  const { ana, main, branch, copy } = await forked();
  writeEntry(copy.doc, "Months", 9, "test");
  writeEntry(copy.doc, "state:plan", "c", "test");
  writeEntry(main.doc, "state:plan", "b", "test");
  await Promise.all([copy.durable(), main.durable()]);
  const seen = await compare(ana, branch);
  writeEntry(copy.doc, "Months", 10, "test");
  await copy.durable();
  expect(await merge(ana, branch, "origin", { picks: [picked(seen, "Months", "theirs")] })).toEqual({ written: 0, left: 1 });
  expect(await merge(ana, branch, "origin", { rest: true })).toMatchObject({ written: 1 });
  await eventually("the merge", () => at(main.doc, "Months") === 10);
  expect(at(main.doc, "state:plan")).toBe("b");
  await merge(ana, branch, "origin", { picks: [picked(await compare(ana, branch), "state:plan", "ours")] });
  expect((await compare(ana, branch)).differences.map(({ name, kind }) => [name, kind])).toEqual([["state:plan", "ours"]]);
});

test("[BRN-23] a branch takes over what its origin has become, and then both say the same", async () => {
  const { ana, main, branch, copy } = await forked();
  writeEntry(main.doc, "Months", 7, "test");
  writeEntry(copy.doc, "state:plan", "c", "test");
  note(main.doc).insert(0, "Note: ");
  note(copy.doc).insert(note(copy.doc).length, " Done.");
  await Promise.all([copy.durable(), main.durable()]);
  expect((await merge(ana, branch, "branch", { rest: true })).written).toBe(2);
  await eventually("the update", () => at(copy.doc, "Months") === 7);
  expect(note(copy.doc).toString()).toBe("Note: We meet on Monday. Done.");
  expect((await compare(ana, branch)).differences.map(({ name, kind }) => [name, kind])).toEqual([["state:plan", "theirs"], [textName("Notes"), "theirs"]]);
  await merge(ana, branch, "origin", { rest: true });
  expect((await compare(ana, branch)).differences).toEqual([]);
});

test("[BRN-24] in a branch nobody is more than in its origin; writing it is for who may write there, who made it, and who is invited to it", async () => {
  const server = await stage.serve({ access: { default: "viewer" } });
  const [ana, ben, eve] = [await stage.guest(server), await stage.guest(server), await stage.guest(server)];
  await ana.accept(await server.invite({ app: "plain", room: "main", role: "editor" }));
  expect((await post(ben, "/api/branches", { name: "Mine" })).status).toBe(403);
  const branch = await fork(ana, "Try");
  await ben.accept(await server.invite({ app: "plain", room: branch.room, role: "owner" }));
  const me = await (await ben.fetch(`/api/me?app=plain&room=${branch.room}`)).json() as { person: { role: string } };
  // Their page is told that they write here, and they are no more than that, and than they were, anywhere else.
  expect(me.person.role).toBe("editor");
  expect((await ben.fetch(`/api/sharing?app=plain&room=${branch.room}`)).status).toBe(403);
  const [bens, eves] = [ben.open(`plain/${branch.room}`), eve.open(`plain/${branch.room}`)];
  const bensOwner = ben.open(`plain/${branch.room}/owner`);
  await Promise.all([bens.synced, eves.synced, bensOwner.synced]);
  expect([bens, eves, bensOwner].map(({ provider }) => provider.authorizedScope)).toEqual(["read-write", "readonly", "readonly"]);
  for (const page of [ben, eve]) expect((await post(page, "/api/branches/merge", { room: branch.room, into: "origin", rest: true })).status).toBe(403);
  expect((await post(eve, "/api/branches/merge", { room: branch.room, into: "branch", rest: true })).status).toBe(403);
  const secret = await fork(ana, "Secret", { private: true });
  expect((await ben.fetch(`/api/me?app=plain&room=${secret.room}`)).status).toBe(403);
  expect([(await listOf(ben)).branches.length, (await listOf(ana)).branches.length]).toEqual([1, 2]);
  expect((await ben.fetch(`/api/branches/compare?app=plain&room=main&branch=${secret.room}`)).status).toBe(404);
  expect(await state(ben, branch, "closed")).toBe(403);
});

test("[BRN-25] a closed branch lets nobody in and keeps its work until it is opened again; a deleted one is gone, and its name is free", async () => {
  const { ana, ben, branch, copy } = await forked();
  writeEntry(copy.doc, "Months", 9, "test");
  await copy.durable();
  expect(await state(ana, branch, "deleted")).toBe(409);
  expect(await state(ana, branch, "closed")).toBe(200);
  await eventually("Ben to be sent out", () => ben.closes.length > 0);
  expect((await ben.fetch(`/api/me?app=plain&room=${branch.room}`)).status).toBe(403);
  expect((await listOf(ana)).branches).toMatchObject([{ closed: expect.any(Number) }]);
  expect(await state(ana, branch, "open")).toBe(200);
  const again = (await stage.guest(ana as never)).open(`plain/${branch.room}`);
  await again.synced;
  expect(at(again.doc, "Months")).toBe(9);
  await state(ana, branch, "closed");
  expect(await state(ana, branch, "deleted")).toBe(200);
  expect((await listOf(ana)).branches).toEqual([]);
  expect((await fork(ana, "Cheaper fares")).room).toBe(branch.room);
  const fresh = (await stage.guest(ana as never)).open(`plain/${branch.room}`);
  await fresh.synced;
  expect(at(fresh.doc, "Months")).toBe(5);
});

test("[BRN-26] branches outlive the server, and what makes no sense is refused with a sentence", async () => {
  const data = await stage.folder();
  const first = await stage.serve({ data });
  const ana = await stage.guest(first);
  const branch = await fork(ana, "Try");
  await first.stop();
  const second = await stage.serve({ data });
  const again = await stage.guest(second);
  expect((await listOf(again)).branches).toEqual([branch]);
  for (const [path, body, status] of [
    ["/api/branches", { name: " \u200b " }, 409], ["/api/branches", {}, 400], ["/api/branches", { app: "none", name: "x" }, 404], ["/api/branches/merge", { branch: "none", into: "origin" }, 404],
    ["/api/branches/merge", { branch: branch.room, into: "elsewhere" }, 400], ["/api/branches/merge", { branch: branch.room, into: "origin", picks: [{}] }, 400], ["/api/branches/state", { branch: branch.room, state: "odd" }, 403],
  ] as const) {
    const answer = await post(again, path, body);
    const { error } = (await answer.json()) as { error?: string };
    expect([path, body, answer.status, typeof error]).toEqual([path, body, status, "string"]);
  }
  const foreign = await again.fetch("/api/branches", { method: "POST", body: JSON.stringify({ app: "plain", room: "main", name: "x" }), headers: { origin: "https://elsewhere.example" } });
  expect(foreign.status).toBe(403);
});

test("[BRN-29] a merge waits for an app that has not drawn its room yet, and no longer than it may: it is told so, and goes through once the app has", async () => {
  const held = join(await stage.folder(), "held");
  process.env["TUTTI_TEST_HELD"] = held;
  const data = await stage.folder();
  const before = await stage.serve({ apps: ["held"], data });
  const ana = await stage.guest(before);
  const made = await post(ana, "/api/branches", { app: "held", name: "Try" });
  const branch = (await made.json()) as Branch;
  await before.stop();
  await writeFile(held, "");
  const server = await stage.serve({ apps: ["held"], data, limits: { drawnWithin: 200 } });
  const again = stage.again(server, ana.cookie);
  const merged = (): Promise<Response> => post(again, "/api/branches/merge", { app: "held", room: branch.room, into: "origin", rest: true });
  for (const answer of [await merged(), await post(again, "/api/branches", { app: "held", name: "Another" })]) {
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([409, "The app has not drawn this room yet; try again once it has."]);
  }
  await rm(held);
  await eventually("the merge to go through", async () => (await merged()).ok);
});
