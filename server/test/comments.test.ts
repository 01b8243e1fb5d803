import {
  COMMENT_EVENTS, commentsOf, parseCommentId, parseDeviceId, readCells, readNotices, Threads, writeEntry,
  type CommentAct, type CommentId, type DeviceId, type ElementId,
} from "@tutti/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { eventually, TestPage, type OpenedDocument } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

const cid = (n: number): CommentId => parseCommentId(`comment_________${n}`) as CommentId;
const open = (n: number, text: string): CommentAct => ({ kind: "open", comment: cid(n), anchor: { element: "el" as ElementId, label: "Months" }, text });
const reply = (to: number, n: number, text: string): CommentAct => ({ kind: "reply", thread: cid(to), comment: cid(n), text });

/** A person's page with what a conversation needs. */
class Talker {
  readonly page: TestPage;
  readonly me: OpenedDocument;
  readonly comments: OpenedDocument;
  readonly #device: DeviceId;

  private constructor(page: TestPage) {
    this.page = page;
    this.me = page.open(`plain/main/me/${page.id}`);
    this.comments = page.open("plain/main/comments");
    this.#device = parseDeviceId(`dev${Math.random().toString(36).slice(2)}`) as DeviceId;
  }
  static async of(page: TestPage): Promise<Talker> {
    const talker = new Talker(page);
    await Promise.all([page.join("plain", "main"), talker.me.synced, talker.comments.synced]);
    return talker;
  }
  say(...acts: readonly CommentAct[]): void {
    for (const act of acts) COMMENT_EVENTS.append(this.me.doc, { id: COMMENT_EVENTS.nextId(this.me.doc, this.#device), at: 1, act }, "page");
  }
  get texts(): string[] {
    return commentsOf(new Threads(readCells(this.comments.doc)), cid(1)).map(({ text }) => text);
  }
  get unsaid(): string[] {
    return readNotices(this.me.doc).flatMap(([, notice]) => (notice.kind === "unsaid" ? [notice.text] : []));
  }
}

test("[TALK-10] what one says everybody reads, also who may only look; nobody writes the document of comments but the server", async () => {
  const server = await stage.serve({ access: { default: "viewer" } });
  const [ana, vic] = [await stage.guest(server), await stage.guest(server)];
  await ana.accept(await server.invite({ app: "plain", room: "main", role: "commenter" }));
  const [a, v] = [await Talker.of(ana), await Talker.of(vic)];
  a.say(open(1, "hello"));
  await eventually("the words at the viewer", () => v.texts[0] === "hello");
  v.say(reply(1, 2, "me too"));
  await eventually("a refusal", () => v.unsaid[0] === "me too");
  for (const one of [a, v]) writeEntry(one.comments.doc, `comment:${cid(1)}`, { id: cid(1), thread: cid(1), at: 1, by: v.page.id, text: "forged" }, "page");
  a.say(reply(1, 3, "after"));
  const reader = await Talker.of(await stage.guest(server));
  await eventually("both", () => reader.texts.length === 2);
  expect(reader.texts).toEqual(["hello", "after"]);
});

test("[TALK-11] who may not enter a room reads none of its comments, by no name of theirs", async () => {
  const server = await stage.serve({ access: { default: null } });
  const [page, stranger] = [await stage.guest(server), await stage.guest(server)];
  await page.accept(await server.invite({ app: "plain", room: "main", role: "editor" }));
  const ana = await Talker.of(page);
  ana.say(open(1, "a canary sang"));
  await eventually("the words", () => ana.texts.length === 1);
  for (const name of ["plain/main/comments", "plain/main/comments/", "plain/Main/comments", "plain//main/comments", "plain/main/comments/x"]) {
    const document = stranger.open(name);
    await expect(document.synced).rejects.toThrow();
    expect(new TextDecoder("latin1").decode(Y.encodeStateAsUpdate(document.doc))).not.toContain("canary");
  }
  expect(await (await stranger.fetch("/api/history/plain/main")).text()).not.toContain("canary");
});

test("[TALK-12] deleted words are gone from what a new page is sent, also after the server began anew", async () => {
  const data = await stage.folder();
  const first = await stage.serve({ data });
  const ana = await Talker.of(await stage.guest(first));
  ana.say(open(1, "a canary sang"), reply(1, 2, "stays"));
  await eventually("both", () => ana.texts.length === 2);
  ana.say({ kind: "delete", comment: cid(1) });
  await eventually("the deletion", () => ana.texts[0] === "");
  const bytes = async (url: string): Promise<string> => {
    const reader = await Talker.of(await TestPage.guest(url));
    await eventually("the thread", () => reader.texts.length === 2);
    const sent = new TextDecoder("latin1").decode(Y.encodeStateAsUpdate(reader.comments.doc));
    reader.page.close();
    return sent;
  };
  const before = await bytes(first.url);
  await first.stop();
  const after = await bytes((await stage.serve({ data })).url);
  for (const sent of [before, after]) {
    expect(sent).toContain("stays");
    expect(sent).not.toContain("canary");
  }
});

test("[TALK-13] after kill -9 while people talk, everything is said once, and nothing twice", async () => {
  const data = await stage.folder();
  const serve = (port = 0) => stage.separately({ apps: ["plain"], data, port });
  const first = await serve();
  const ana = await Talker.of(await TestPage.guest(first.url, { reconnect: true }));
  const ben = await Talker.of(await TestPage.guest(first.url, { reconnect: true }));
  ana.say(open(1, "0"));
  await eventually("the thread", () => ben.texts.length === 1);
  const said = [ana, ben].map((talker, who) => Array.from({ length: 25 }, (_, n) => {
    const id = 1_000 * (who + 1) + n;
    talker.say(reply(1, id, `${who}.${n}`), { kind: "edit", comment: cid(id), text: `${who}.${n}!` });
    return `${who}.${n}!`;
  }));
  await eventually("some of it", () => ana.texts.length > 3 || undefined);
  await first.kill();
  const second = await serve(first.port);
  const reader = await Talker.of(await TestPage.guest(second.url));
  await eventually("all of it", () => reader.texts.length === 51 && reader.texts.every((text, i) => i === 0 || text.endsWith("!")), 60_000);
  for (const [who, words] of said.entries()) expect(reader.texts.filter((text) => text.startsWith(`${who}.`))).toEqual(words);
  await eventually("nothing to wait", () => [ana, ben].every((talker) => COMMENT_EVENTS.waiting(talker.me.doc).length === 0));
  for (const one of [ana, ben, reader]) one.page.close();
});

test("[TALK-14] a viewer may comment where the configuration lets them", async () => {
  const server = await stage.serve({ access: { default: "viewer", apps: { plain: { viewersComment: true } } } });
  const vic = await Talker.of(await stage.guest(server));
  vic.say(open(1, "I look, and have a word"));
  await eventually("the words", () => vic.texts.length === 1);
});

test("[CEXP-3] whoever may read the comments takes them away, with others called as on their page, and the audit log says so; nobody else does", async () => {
  const server = await stage.serve({ apps: ["plain", "secret"], access: { default: "viewer", namesFor: "commenter", apps: { secret: { default: null } } } });
  const [ana, ben, vic, own] = await Promise.all([stage.guest(server), stage.guest(server), stage.guest(server), stage.guest(server)]);
  for (const [page, role] of [[ana, "commenter"], [ben, "commenter"], [own, "owner"]] as const) await page.accept(await server.invite({ app: "plain", room: "main", role }));
  const a = await Talker.of(ana);
  const b = await Talker.of(ben);
  const v = await Talker.of(vic);
  a.say(open(1, `hello <@${ben.id}>`));
  await eventually("the words", () => b.texts.length === 1);
  b.say(reply(1, 2, "yes"), { kind: "react", comment: cid(1), emoji: "heart" }, { kind: "resolve", thread: cid(1) });
  await eventually("all of it", () => v.texts.length === 2 && new Threads(readCells(v.comments.doc)).threads.get(cid(1))?.resolved);
  const take = async (page: TestPage, format: string): Promise<{ readonly text: string; readonly name: string | null }> => {
    const answer = await page.fetch(`/api/comments/export?app=plain&room=main&format=${format}`);
    expect(answer.status).toBe(200);
    return { text: await answer.text(), name: answer.headers.get("content-disposition") };
  };
  const shown = (page: TestPage, id: string): string | undefined => page.last("people")?.people.find((one) => one.id === id)?.name;
  await eventually("all names", () => shown(ana, ben.id) && shown(vic, ana.id) && shown(vic, ben.id));
  const json = await take(ana, "json");
  expect(json.name).toBe('attachment; filename="comments-plain-main.json"');
  expect(JSON.parse(json.text)).toMatchObject({ threads: [{ by: shown(ana, ana.id), resolved: { by: shown(ana, ben.id) }, comments: [{ text: `hello @${shown(ana, ben.id)}`, reactions: { heart: [shown(ana, ben.id)] } }, { text: "yes" }] }] });
  // Who may not read names finds the same numbers as on the page, and no name.
  const masked = await take(vic, "markdown");
  expect(masked.name).toBe('attachment; filename="comments-plain-main.md"');
  const [guestA, guestB] = [shown(vic, ana.id), shown(vic, ben.id)];
  expect([guestA, guestB].toSorted()).toEqual(["Guest 1", "Guest 2"]);
  expect(masked.text).toContain(`**${guestA}**`);
  expect(masked.text).toContain(`> hello @${guestB}`);
  for (const name of [shown(ana, ana.id), shown(ana, ben.id)]) expect(`${masked.text}${(await take(vic, "json")).text}`).not.toContain(name);
  expect((await vic.fetch("/api/comments/export?app=secret&room=main")).status).toBe(403);
  expect((await vic.fetch("/api/comments/export?app=plain&room=..")).status).toBe(404);
  const { rows } = (await (await own.fetch("/api/audit?app=plain&room=main")).json()) as { rows: { action: string; person: string; detail: unknown }[] };
  expect(rows.filter(({ action }) => action === "comments exported").map(({ person, detail }) => [person, detail]).toReversed()).toEqual([[ana.id, { format: "json" }], [vic.id, { format: "markdown" }], [vic.id, { format: "json" }], [vic.id, { format: "json" }]]);
});
