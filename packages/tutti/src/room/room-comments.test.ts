import {
  COMMENT_BURST, COMMENT_EVENTS, COMMENT_REFILL, commentsOf, eventId, parseCommentId, readCells, Threads,
  type CommentAct, type CommentId, type DeviceId, type ElementId,
} from "@tutti/protocol";
import { encodeStateAsUpdate } from "yjs";
import { expect, test } from "vitest";
import { settle } from "../testing/clock.ts";
import { CONVERSATION, sayingKey } from "./app-comments.ts";
import { app, button, notices, room, Stage, staged, type Someone } from "./room.fixture.ts";

const cid = (n: number): CommentId => parseCommentId(`comment_________${n}`) as CommentId;
const open = (n: number, text = "hello", element = "b-Go"): CommentAct => ({ kind: "open", comment: cid(n), anchor: { element: element as ElementId, label: "Go" }, text });
const reply = (to: number, n: number, text = "yes"): CommentAct => ({ kind: "reply", thread: cid(to), comment: cid(n), text });

/** Says something as its page would. */
function say(someone: Someone, ...acts: readonly CommentAct[]): void {
  for (const act of acts) {
    const { doc } = someone.me;
    const next = Number(doc.getMap("test").get("n") ?? 0) + 1;
    doc.getMap("test").set("n", next);
    COMMENT_EVENTS.append(doc, { id: eventId("d" as DeviceId, next), at: 1, act }, "page");
  }
}

const comments = (stage: Stage) => stage.documents.open({ app, room, kind: "comments" });
const conversation = (stage: Stage): Threads => new Threads(readCells(comments(stage)));
const texts = (stage: Stage): string[] => commentsOf(conversation(stage), cid(1)).map(({ text }) => text);

test("[TALK-1] what a viewer, a commenter and an editor say is taken once, in their order, by whoever's document it lies in", async () => {
  const stage = await staged(button("Go"));
  const [ana, ben] = [stage.person("Ana").enter(), stage.person("Ben", "commenter").enter()];
  say(ana, open(1), reply(1, 2, "one"), reply(1, 3, "two"));
  await settle();
  say(ben, reply(1, 4, "three"));
  await settle();
  expect(texts(stage)).toEqual(["hello", "one", "two", "three"]);
  expect(commentsOf(conversation(stage), cid(1)).map(({ by }) => by)).toEqual(["ana", "ana", "ana", "ben"]);
  for (const one of [ana, ben]) expect(COMMENT_EVENTS.waiting(one.me.doc)).toEqual([]);
});

test("[TALK-2] what is refused is told to its author alone, with the reason and its words, and what they said after it is taken", async () => {
  const stage = await staged(button("Go"));
  const vic = stage.person("Vic", "viewer").enter();
  say(vic, open(1, "may I?"));
  await settle();
  expect(notices(vic)).toEqual([{ kind: "unsaid", event: "d:1", reason: "As a viewer you cannot comment here; ask an owner of the room", text: "may I?", at: stage.clock.now() }]);
  const ana = stage.person("Ana").enter();
  say(ana, { kind: "edit", comment: cid(9), text: "lost" }, open(1, "taken"));
  await settle();
  expect(texts(stage)).toEqual(["taken"]);
  expect(notices(ana)).toMatchObject([{ kind: "unsaid", text: "lost" }]);
});

test("[TALK-3] a server that dies between writing and taking away finds the act again and does not do it twice", async () => {
  const stage = await staged(button("Go"));
  const ana = stage.person("Ana").enter();
  stage.journal.hold();
  say(ana, open(1), reply(1, 2, "one"), { kind: "resolve", thread: cid(1) });
  await settle();
  // Written, not committed: it still waits in its author's document.
  expect(texts(stage)).toEqual(["hello", "one"]);
  expect(COMMENT_EVENTS.waiting(ana.me.doc)).toHaveLength(3);
  await stage.room.close();
  stage.journal.commit();
  const next = await new Stage(stage.journal, stage.documents).open();
  const back = next.person("Ana").enter();
  await settle();
  expect(texts(next)).toEqual(["hello", "one"]);
  expect(conversation(next).threads.get(cid(1))?.resolved).toBeDefined();
  expect(COMMENT_EVENTS.waiting(back.me.doc)).toEqual([]);
  expect(notices(back)).toEqual([]);
});

test("[TALK-4] deleted words are gone from the document, to the last byte", async () => {
  const stage = await staged(button("Go"));
  const ana = stage.person("Ana").enter();
  say(ana, open(1, "a canary sang"), reply(1, 2, "another canary"), reply(1, 3, "stays"));
  await settle();
  const bytes = (): string => new TextDecoder("latin1").decode(encodeStateAsUpdate(comments(stage)));
  expect(bytes()).toContain("canary");
  say(ana, { kind: "delete", comment: cid(1) }, { kind: "edit", comment: cid(2), text: "other words" });
  await settle();
  expect(bytes()).not.toContain("canary");
  expect(bytes()).toContain("stays");
});

test("[TALK-5] what stands in somebody's private part is not spoken of", async () => {
  const stage = await staged(button("Go"));
  const ana = stage.person("Ana").enter();
  stage.host.draw([{ id: "root" as ElementId, kind: "root", props: {}, children: ["b-Mine" as ElementId] }, button("Mine", { scope: "me" })], ana.person.id);
  say(ana, open(1, "psst", "b-Mine"), open(2, "aloud"));
  await settle();
  expect([...conversation(stage).threads.keys()]).toEqual([cid(2)]);
  expect(notices(ana)).toMatchObject([{ kind: "unsaid", text: "psst" }]);
});

test("[TALK-6] what comes too fast waits, and all of it arrives", async () => {
  const stage = await staged(button("Go"));
  const ana = stage.person("Ana").enter();
  say(ana, open(1), ...Array.from({ length: COMMENT_BURST + 1 }, (_, n) => reply(1, n + 2)));
  await settle();
  expect(texts(stage)).toHaveLength(COMMENT_BURST);
  await stage.clock.pass(2 * COMMENT_REFILL);
  await settle();
  expect(texts(stage)).toHaveLength(COMMENT_BURST + 2);
  expect(COMMENT_EVENTS.waiting(ana.me.doc)).toEqual([]);
});

test("[TALK-7] the script is told the conversation, and what it says stands once, as the app's", async () => {
  const stage = await staged(button("Go"));
  const ana = stage.person("Ana").enter();
  say(ana, open(1));
  await settle();
  const told = stage.host.sent.flatMap((message) => (message.type === "run" ? message.changes : [])).filter(({ key }) => key.startsWith(CONVERSATION));
  expect(told.map(({ by }) => by)).toEqual(["ana", "ana"]);
  const id = parseCommentId("app-0123456789abcdef") as CommentId;
  const write = (text: string) => ({ scope: "room", key: sayingKey(id), value: { kind: "reply", thread: cid(1), comment: id, text } }) as const;
  stage.host.done([write("low stock")]);
  await settle();
  stage.host.done([write("lower stock")]);
  await settle();
  const [, said] = commentsOf(conversation(stage), cid(1));
  expect(said).toMatchObject({ id, text: "lower stock" });
  expect(said).not.toHaveProperty("by");
  const cleo = stage.person("Cleo", "owner").enter();
  say(cleo, { kind: "delete", comment: id });
  await settle();
  stage.host.done([write("low stock again")]);
  await settle();
  expect(texts(stage)).toEqual(["hello", ""]);
  say(ana, { kind: "reply", thread: cid(1), comment: parseCommentId("app-ffffffffffffffff") as CommentId, text: "I am the app" });
  await settle();
  expect(texts(stage)).toEqual(["hello", ""]);
});

test("[TALK-8] who may only look comments where the room lets them, and every page can read that it does", async () => {
  const stage = new Stage();
  stage.viewersComment = true;
  await stage.open();
  const vic = stage.person("Vic", "viewer").enter();
  say(vic, open(1));
  await settle();
  expect(texts(stage)).toEqual(["hello"]);
  expect(readCells(comments(stage)).get("viewers")).toBe(true);
});
