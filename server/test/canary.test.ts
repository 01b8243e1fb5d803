import { expect, test } from "vitest";
import {
  blobsOf, COMMENT_EVENTS, EVENTS, readCells, writeEntry, type AppId, type CommentId, type DeviceId, type ElementId, type Role, type RoomId, type WidgetKey,
} from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import { assistant } from "./assistant.ts";
import { askEmbed, embedded, programToken } from "./embed-token.ts";
import { eventually, TestPage } from "./page.ts";
import { channelOf, lineTo } from "./shared-socket.ts";
import { useStage } from "./stage.ts";
import { upload } from "./upload.ts";

const stage = useStage();
const PLACE = "app=secret&room=main";
const LESSER: readonly Role[] = ["editor", "commenter", "viewer"];

/** Everything that a person's browser has received, as text: frames of the socket and bodies of answers. */
class Received {
  readonly page: TestPage;
  readonly role: Role | undefined;
  /** Of a program. */
  readonly token: string | undefined;
  readonly #bodies: string[] = [];

  constructor(page: TestPage, role?: Role, token?: string) {
    this.page = page;
    this.role = role;
    this.token = token;
  }

  async get(path: string, init?: RequestInit): Promise<number> {
    const answer = await this.page.fetch(path, init);
    this.#bodies.push(JSON.stringify([...answer.headers]), Buffer.from(await answer.arrayBuffer()).toString("latin1"));
    return answer.status;
  }

  async post(path: string, body: object): Promise<{ readonly status: number; readonly said: Readonly<Record<string, unknown>> }> {
    const answer = await this.page.fetch(path, { method: "POST", headers: { origin: this.page.url, "content-type": "application/json" }, body: JSON.stringify(body) });
    const text = await answer.text();
    this.#bodies.push(JSON.stringify([...answer.headers]), text);
    return { status: answer.status, said: (answer.ok ? JSON.parse(text) : {}) as Readonly<Record<string, unknown>> };
  }

  /** Looks round as an assistant does, by every tool that reads. */
  async assist(server: RunningServer): Promise<void> {
    const { client, use } = await assistant(server, "secret", this.token ?? "");
    const { resources } = await client.listResources();
    for (const { uri } of resources) this.#bodies.push(JSON.stringify(await client.readResource({ uri })));
    for (const [tool, args] of [["look", {}], ["people", {}], ["comments", {}], ["read", { name: "CANARY-label" }], ["rows", { name: "Rows" }], ["read", { name: "Word" }]] as const) this.#bodies.push((await use(tool, args)).replaceAll("CANARY-label", "(as it was asked)"));
  }

  get all(): string {
    return [...this.page.frames.map((frame) => Buffer.from(frame).toString("latin1")), ...this.#bodies].join("\n");
  }
}

test("[IDN-50] what is drawn, written, dragged, noted or thrown for an owner alone lies in no byte that anybody else receives, by any way", async () => {
  const server = await stage.serve({ apps: ["secret", "plain"], access: { default: null } });
  const enter = async (role: Role | undefined): Promise<Received> => {
    const page = await stage.guest(server);
    if (role) await page.accept(await server.invite({ app: "secret", room: "main", role }));
    await page.join("secret", "main");
    return new Received(page, role);
  };
  const owner = await enter("owner");
  await eventually("the owner's own part", () => [...owner.page.mine.values()].some((element) => JSON.stringify(element).includes("CANARY-text")));
  const people = await Promise.all([...LESSER, undefined].map(enter));
  // Programs come by the same doors, with tokens.
  const programs = await Promise.all(LESSER.map(async (role) => {
    const { secret } = await programToken(owner.page, "secret", role);
    const page = new TestPage(server.url, "", false, { authorization: `Bearer ${secret}` });
    await page.join("secret", "main");
    return new Received(page, role, secret);
  }));
  const others = [...people, ...programs];
  for (const { page, role } of others) if (role) await eventually("their own part", () => [...page.mine.values()].some((element) => JSON.stringify(element).includes("Nothing here")));

  // The owner does everything that they can.
  const [room, own] = [owner.page.open("secret/main"), owner.page.open(`secret/main/me/${owner.page.id}`)];
  await Promise.all([room.synced, own.synced]);
  const watching = others.map(({ page }) => page.open("secret/main"));
  const keyOf = (label: string): WidgetKey => {
    const found = [...owner.page.mine.values()].find(({ props }) => "label" in props && props.label === label);
    if (!found?.widget) throw new Error(`There is no ${label}`);
    return found.widget.key;
  };
  writeEntry(own.doc, keyOf("Word"), "CANARY-value", "page");
  own.provider.awareness?.setLocalState({ preview: { key: keyOf("Mine"), value: 77_777_777, beat: 1 }, at: { key: "CANARY-at", doing: "edit" } });
  // What was written and taken back leaves its trace in a document.
  const diary = own.doc.getText(keyOf("Diary"));
  diary.insert(0, "CANARY-kept CANARY-tombstone");
  await own.durable();
  diary.delete(11, 17);
  EVENTS.append(own.doc, { id: EVENTS.nextId(own.doc, "device" as DeviceId), kind: "click", key: keyOf("Tell"), at: 1, after: {} }, "page");
  await own.durable();
  await eventually("the toast", () => owner.page.last("toast"));
  const paper = await upload(owner.page, own, "secret/main", "own", "CANARY-paper.txt", new TextEncoder().encode("CANARY-bytes"));
  expect(await owner.get(paper)).toBe(200);
  const post = async (path: string, body: object): Promise<{ readonly status: number; readonly said: Readonly<Record<string, unknown>> }> => owner.post(path, body);
  const made = await post("/api/branches", { app: "secret", room: "main", name: "CANARY-branch", private: true });
  expect(made.status).toBe(200);
  expect((await post(`/api/sharing/tokens?${PLACE}`, { name: "CANARY-token", role: "viewer" })).status).toBe(201);
  expect((await post(`/api/sharing/links?${PLACE}`, { note: "CANARY-link", role: "owner" })).status).toBe(201);
  // In their private branch: values, texts that come and go, drags, words, versions.
  const branch = String(made.said["room"]);
  const [there, mine, said] = [owner.page.open(`secret/${branch}`), owner.page.open(`secret/${branch}/me/${owner.page.id}`), owner.page.open(`secret/${branch}/comments`)];
  await Promise.all([there.synced, mine.synced, said.synced]);
  writeEntry(there.doc, "branched", "CANARY-branched", "page");
  there.doc.getText("text:branched").insert(0, "CANARY-typed");
  await there.durable();
  there.doc.getText("text:branched").delete(0, 12);
  there.provider.awareness?.setLocalState({ preview: { key: "branched", value: "CANARY-drag", beat: 1 } });
  COMMENT_EVENTS.append(mine.doc, { id: COMMENT_EVENTS.nextId(mine.doc, "device" as DeviceId), at: 1, act: { kind: "open", comment: "comment_________1" as CommentId, anchor: { element: "el" as ElementId, label: "Level" }, text: "CANARY-comment" } }, "page");
  await Promise.all([there.durable(), mine.durable()]);
  await eventually("the words", () => JSON.stringify([...readCells(said.doc)]).includes("CANARY-comment"));
  const version = String((await post("/api/versions", { app: "secret", room: branch, name: "CANARY-version" })).said["id"]);
  const blobs = [...owner.page.mine.values()].flatMap((element) => blobsOf(element));
  expect(blobs.length).toBeGreaterThan(0);
  for (const blob of blobs) expect(await owner.get(`/blob/secret/main/${blob}`)).toBe(200);
  // What goes wrong in their part is told to them alone, and what all see goes on.
  const level = owner.page.widget("slider", "Level")?.widget?.key ?? "";
  writeEntry(room.doc, level, 5, "page");
  await room.durable();
  await eventually("the error", () => [...owner.page.mine.values()].some((element) => JSON.stringify(element).includes("CANARY-error")));
  writeEntry(room.doc, level, 6, "page");
  await Promise.all(others.map(({ page, role }, i) => role && eventually("the value at the others", () => (watching[i]?.doc.share.size ?? 0) > 0 && [...page.view.values()].length > 0)));
  const theirs = `app=secret&room=${branch}`;
  const ways = (place: string): string[] => [
    `/api/me?${place}`, `/api/history?${place}`, `/api/history?${place}&person=${owner.page.id}`, `/api/history/look?${place}&time=${Date.now()}`, `/api/history/look?${place}&version=${version}`, `/api/versions?${place}`,
    `/api/branches?${place}`, `/api/branches/compare?${place}&branch=${branch}`, `/api/audit?${place}`, `/api/audit/export?${place}`, `/api/comments/export?${place}`, `/api/comments/export?${place}&format=json`,
  ];
  for (const path of [...ways(PLACE), ...ways(theirs), `/api/sharing?${PLACE}`]) await owner.get(path);

  // The others ask for everything that there is, by every name.
  for (const asking of others) {
    // The room itself is open at each already.
    for (const place of ["main", branch]) for (const document of [...(place === "main" ? [] : [""]), `/me/${owner.page.id}`, "/owner", "/comments"]) await asking.page.open(`secret/${place}${document}`).synced.catch(() => undefined);
    asking.page.say({ type: "ask", n: 1, element: [...owner.page.mine.values()].find(({ kind }) => kind === "dataframe")?.id ?? ("none" as ElementId), version: "v1", question: { search: "", sort: [], filters: [], from: 0, count: 10 } });
    const paths = [
      "/api/me", "/api/apps", ...ways(PLACE), ...ways(theirs), "/secret/main", `/secret/${branch}`, "/signin", "/theme.css", "/readyz", "/api/nothing", "/~caches/secret", "/oembed?url=x", "/secret/mcp",
      paper, `${paper}/about`, ...blobs.flatMap((blob) => [`/blob/secret/main/${blob}`, `/blob/secret/${branch}/${blob}`, `/blob/plain/main/${blob}`]),
    ];
    for (const path of paths) await asking.get(path);
    for (const [path, body] of [["/api/history/restore", { version }], ["/api/branches/merge", { branch, into: "origin", rest: true }], ["/api/versions/delete", { id: version }]] as const) await asking.post(path, { app: "secret", room: branch, ...body });
    if (asking.token !== undefined) await asking.assist(server);
    // Who may share sees what links there are, and what they are for.
    await asking.get(`/api/sharing?${PLACE}`);
    const leaked = [...asking.all.matchAll(/.{0,120}(?:CANARY|77777777).{0,60}/gs)].map(([text]) => text).filter((text) => asking.role !== "editor" || !text.includes("CANARY-link"));
    expect([asking.role, leaked]).toEqual([asking.role, []]);
  }
  for (const word of ["text", "label", "row", "name", "file", "error", "branch", "token", "link", "kept", "toast", "bytes", "branched", "comment", "version"]) expect([word, owner.all.includes(`CANARY-${word}`)]).toEqual([word, true]);
  expect(JSON.stringify(stage.lines)).not.toMatch(/CANARY-(text|row|value|kept|tombstone|toast|bytes|branched|drag|comment)/);
  for (const { page } of programs) page.close();
});

/** A page of another site comes on a socket of its own, or on one that it shares. */
const READERS = [["editor", "socket"], ["commenter", "shared line"], ["viewer", "shared line"]] as const;

test.each(READERS)("[EMB-18] of what a page locks away lies nothing in any byte that its reader receives, by any way, whatever they write and whatever goes on in the room that it is of (a %s on a %s)", async (role, way) => {
  const server = await stage.serve({ apps: ["regions"], embed: { origins: ["https://wiki.example"] } });
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "regions", room: "main", role: "owner" }));
  const { secret } = await programToken(owner, "regions");
  const locks = { region: "EMEA", of: "EMEA" };
  const { page: alone, said, bearer } = await embedded(server, secret, { app: "regions", role, locks });
  const page = way === "socket" ? alone : new TestPage(server.url, "", false, { authorization: `Bearer ${bearer}`, origin: "null" }, channelOf(lineTo(server), bearer, true));
  const [asking, place] = [new Received(page), `app=regions&room=${said.room}`];
  const main = owner.open("regions/main");
  await Promise.all([owner.join("regions", "main"), page.join("regions", said.room), main.synced]);
  await eventually("both runs", () => owner.metric("Revenue") === 30 && page.metric("Revenue") === 30);
  // In the room that it is of, everybody looks at the other region, and writes of it.
  writeEntry(main.doc, "region" as WidgetKey, "CANARY-APAC", "page");
  main.doc.getText("text:notes").insert(0, "CANARY-note");
  await main.durable();
  await eventually("the other region", () => owner.metric("Revenue") === 77_777_777);
  const blobs = [...owner.view.values()].flatMap((element) => blobsOf(element));
  expect(blobs.length).toBeGreaterThan(0);

  // The reader tries every value, form, drag, document, room and address.
  const open = page.open(`regions/${said.room}`);
  await open.synced;
  for (const key of ["region", "of", "form(order)/select:Of"]) writeEntry(open.doc, key as WidgetKey, "CANARY-APAC", "page");
  open.provider.awareness?.setLocalState({ preview: { key: "region", value: "CANARY-APAC", beat: 1 }, at: { key: "region", doing: "drag" } });
  page.say({ type: "rerun" });
  writeEntry(open.doc, "least" as WidgetKey, 15, "page");
  if (role === "editor") {
    await open.durable();
    await eventually("their own change", () => page.metric("Revenue") === 20);
  }
  for (const name of ["regions/main", "regions/main/owner", "regions/main/comments", `regions/main/me/${owner.id}`, `regions/${said.room}/me/${owner.id}`]) await page.open(name).synced.catch(() => undefined);
  page.say({ type: "join", app: "regions" as AppId, room: "main" as RoomId, page: "/" });
  await eventually("a refusal", () => page.last("refused"));
  const headers = { authorization: `Bearer ${bearer}` };
  const paths = [
    `/api/me?${place}`, "/api/me?app=regions&room=main", "/api/apps", `/api/history?${place}`, "/api/history?app=regions&room=main", `/api/sharing?${place}`, `/api/branches?${place}`, `/api/history/look?${place}&change=1`,
    `/api/audit/export?${place}`, "/oembed?url=x", ...blobs.flatMap((blob) => ["main", said.room].flatMap((room) => [`/blob/regions/${room}/${blob}`, `/blob/regions/${room}/${blob}?ticket=${said.ticket}`])),
  ];
  for (const path of paths) await asking.get(path, { headers });
  // What they wrote themselves comes back to nobody but them: it is theirs, and says nothing of what is locked away.
  expect(asking.all).not.toMatch(/CANARY-(Customer|note)|77777777/);
  const told = page.stream.map((message) => JSON.stringify(message)).join();
  expect(told).not.toContain("CANARY");
  expect(told).toContain("Baltic");
  expect((await askEmbed(server, bearer, { app: "regions" })).status).toBe(403);
  page.close();
});
