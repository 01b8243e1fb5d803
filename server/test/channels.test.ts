import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { CLOSE, encodeStream, readEntry, SHARED_SOCKET, WINDOW, writeEntry } from "@tutti/protocol";
import type { RunningServer, ServerOptions } from "../src/index.ts";
import { askEmbed, programToken, type WantedEmbed } from "./embed-token.ts";
import { eventually, TestPage } from "./page.ts";
import { channelOf, lineByHand, lineTo, sharing } from "./shared-socket.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const editor = { app: "plain", role: "editor", person: { id: "ana" } } as const satisfies WantedEmbed;
const viewer = { app: "plain", role: "viewer", person: { id: "vic" } } as const satisfies WantedEmbed;

async function serve(options: Partial<Omit<ServerOptions, "apps">> = {}): Promise<{ readonly server: RunningServer; readonly owner: TestPage; readonly secret: string; readonly id: string }> {
  const server = await stage.serve({ access: { default: null }, embed: { origins: ["https://wiki.example"] }, ...options });
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "plain", room: "main", role: "owner" }));
  const { secret, token } = await programToken(owner, "plain");
  return { server, owner, secret, id: token.id };
}

/** A line that no worker of ours keeps, by an editor's token. */
async function byHand(server: RunningServer, secret: string, headers: Record<string, string> = {}) {
  const { token } = (await (await askEmbed(server, secret, editor)).json()) as { token: string };
  return lineByHand(server, `${token}~visitor-who-came-by-hand`, headers);
}

test("[CHAN-10] pages that share a line are let in one by one, each with its own rights; none hears what is another's", async () => {
  const { server, owner, secret } = await serve();
  await owner.accept(await server.invite({ app: "plain", room: "other", role: "owner" }));
  const other = await programToken(owner, "plain", "owner", "other");
  const line = lineTo(server);
  const ana = await sharing(server, line, secret, editor);
  const vic = await sharing(server, line, other.secret, { ...viewer, room: "other" });
  await Promise.all([ana.join("plain", "main"), vic.join("plain", "other")]);
  await eventually("both views", () => ana.metric("Twice") === 24 && vic.metric("Twice") === 24);
  await expect.poll(() => [server.stats().lines, server.stats().sockets]).toEqual([1, 2]);
  const [mine, theirs] = [ana.open("plain/main"), vic.open("plain/other")];
  await Promise.all([mine.synced, theirs.synced]);
  writeEntry(mine.doc, "slider:Months", 5, "page");
  writeEntry(theirs.doc, "slider:Months", 7, "page");
  await mine.durable();
  await eventually("her own change", () => ana.metric("Twice") === 10);
  // A viewer's writing is not taken, though an editor's on the same line is; and neither opens the other's room.
  expect(vic.metric("Twice")).toBe(24);
  await expect(vic.open("plain/main").synced).rejects.toThrow(/may not open|no access|not for you/i);
  await vic.join("plain", "main");
  expect(await eventually("a refusal", () => vic.last("refused"))).toMatchObject({ code: CLOSE.forbidden.code });
  expect(vic.frames.some((frame) => Buffer.from(frame).includes('"Twice","value":10'))).toBe(false);
  expect([ana.closes, readEntry(mine.doc, "slider:Months")?.v]).toEqual([[], 5]);
  ana.close();
  await eventually("her channel to close", () => server.stats().sockets === 1);
  vic.close();
  await eventually("the line to go with the last of them", () => server.stats().lines === 0);
});

test("[CHAN-11] who floods a shared line, or reads nothing from it, is cut or kept waiting alone; the others go on", async () => {
  const { server, secret } = await serve({ limits: { messagesPerSecond: 50, messagesBurst: 200 } });
  const line = lineTo(server);
  const [ana, eve, deaf] = [await sharing(server, line, secret, editor), await sharing(server, line, secret, { ...editor, person: { id: "eve" } }), await sharing(server, line, secret, { ...editor, person: { id: "deaf" } }, { reads: false })];
  await Promise.all([ana, eve, deaf].map((page) => page.join("plain", "main")));
  await eventually("the views", () => [ana, eve, deaf].every((page) => page.metric("Twice") === 24));
  for (let n = 0; n < 5_000; n++) eve.say({ type: "rerun" });
  await eventually("her end", () => eve.closes.length > 0);
  expect(eve.closes).toEqual([{ code: CLOSE.tooMany.code, reason: CLOSE.tooMany.reason }]);
  // A text that is larger than all that may be on its way unread, and then more.
  const [written, unread] = [ana.open("plain/main"), deaf.open("plain/main")];
  await Promise.all([written.synced, unread.synced]);
  const text = written.doc.getText("text:Notes");
  for (let n = 0; n < 16; n++) {
    text.insert(0, "x".repeat(WINDOW / 8));
    await written.durable();
  }
  writeEntry(written.doc, "slider:Months", 3, "page");
  await eventually("her own change", () => ana.metric("Twice") === 6);
  // Of the one that reads nothing, what came is bounded; the rest waits on the server.
  expect(deaf.frames.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThan(1.5 * WINDOW);
  await expect.poll(() => [ana.closes, deaf.closes, server.stats().lines]).toEqual([[], [], 1]);
  for (const page of [ana, deaf]) page.close();
});

test("[CHAN-12] a channel ends with its own token, within seconds, and no other does; who comes with none that holds is told so", async () => {
  const { server, owner, secret, id } = await serve();
  const second = await programToken(owner, "plain");
  const line = lineTo(server);
  const [ana, vic] = [await sharing(server, line, secret, editor), await sharing(server, line, second.secret, viewer)];
  await Promise.all([ana.join("plain", "main"), vic.join("plain", "main")]);
  await eventually("both views", () => ana.metric("Twice") === 24 && vic.metric("Twice") === 24);
  await owner.fetch(`/api/sharing/tokens/${id}?app=plain&room=main`, { method: "DELETE", headers: { origin: server.url } });
  await eventually("the end of hers", () => ana.closes.find(({ code }) => code === CLOSE.signedOut.code));
  await expect.poll(() => [vic.closes, server.stats().lines, server.stats().sockets]).toEqual([[], 1, 1]);
  const heard: unknown[] = [];
  line.join((message) => heard.push(message))({ type: "open", bearer: "tutti-embed.made-up" });
  await eventually("a no", () => heard.find((message) => JSON.stringify(message).includes(String(CLOSE.noIdentity.code))));
  await expect.poll(() => [vic.closes, server.stats().lines]).toEqual([[], 1]);
  vic.close();
});

test("[CHAN-13] a shared line is opened by somebody alone; cookies that come with it count for our own pages only", async () => {
  const { server, owner, secret } = await serve();
  const nobody = new WebSocket(server.url.replace("http", "ws") + SHARED_SOCKET);
  expect(await new Promise((resolve) => nobody.on("close", resolve))).toBe(CLOSE.noIdentity.code);
  const own = await byHand(server, secret, { origin: server.url, cookie: owner.cookie });
  own.say({ kind: "open", channel: 1 });
  own.say({ kind: "data", channel: 1, data: encodeStream({ type: "rerun" }) });
  await eventually("the owner's channel", () => own.heard.find(({ kind, channel }) => kind === "opened" && channel === 1));
  // Any page may bring a token of its own, and would have its reader's cookies come along.
  const evil = await byHand(server, secret, { origin: "https://evil.example", cookie: owner.cookie });
  evil.say({ kind: "open", channel: 1 });
  expect(await eventually("a no", () => evil.heard.find(({ kind }) => kind === "close"))).toMatchObject({ code: CLOSE.noIdentity.code });
  evil.say({ kind: "open", channel: 2, bearer: evil.bearer });
  await eventually("the token's channel", () => evil.heard.find(({ kind, channel }) => kind === "opened" && channel === 2));
  own.socket.close();
  evil.socket.close();
});

test("[CHAN-14] channels are counted as sockets are, and what is no frame of a line ends it", async () => {
  const { server, secret } = await serve({ limits: { socketsPerAddress: 4 } });
  const hand = await byHand(server, secret);
  for (let channel = 1; channel <= 5; channel++) hand.say({ kind: "open", channel, bearer: hand.bearer });
  await eventually("all answers", () => hand.heard.length === 5);
  // The line takes one place itself.
  expect(hand.heard.map(({ kind }) => kind).toSorted()).toEqual(["close", "close", "opened", "opened", "opened"]);
  // Whose token is looked at first is not said.
  const first = hand.heard.find(({ kind }) => kind === "opened");
  hand.say({ kind: "close", channel: first?.channel ?? 0, code: 1000, reason: "" });
  await eventually("a place", () => server.stats().sockets === 2);
  hand.say({ kind: "open", channel: 6, bearer: hand.bearer });
  await eventually("the next one", () => hand.heard.find(({ kind, channel }) => kind === "opened" && channel === 6));
  hand.socket.send(new Uint8Array([99, 99, 99]));
  expect(await hand.closed).toBe(CLOSE.badFrame.code);
  await eventually("nobody there", () => server.stats().sockets === 0);
  const strays = await byHand(server, secret);
  for (let n = 0; n < 100_000; n++) strays.say({ kind: "data", channel: 9, data: new Uint8Array(1) });
  expect(await strays.closed).toBe(CLOSE.tooMany.code);
});

test("[CHAN-15] whoever loses their right loses their channel on a shared line at once, and nobody else does", async () => {
  const { server, owner, secret } = await serve();
  const headers = { origin: server.url, "content-type": "application/json" };
  const made = await owner.fetch("/api/sharing/links?app=plain&room=main", { method: "POST", headers, body: JSON.stringify({ role: "viewer" }) });
  const link = (await made.json()) as { id: string; path: string };
  const vera = await stage.guest(server);
  await vera.accept(link.path);
  // A page of ours comes by its reader's cookie, beside one that has a token of its own.
  const line = lineTo(server, { origin: server.url, cookie: vera.cookie });
  const page = new TestPage(server.url, vera.cookie, false, {}, channelOf(line, undefined, true));
  await page.join("plain", "main");
  const ana = await sharing(server, line, secret, editor);
  await ana.join("plain", "main");
  await eventually("both views", () => page.metric("Twice") === 24 && ana.metric("Twice") === 24);
  await owner.fetch(`/api/sharing/links/${link.id}?app=plain&room=main`, { method: "DELETE", headers });
  await eventually("the end of hers", () => page.closes.find(({ code }) => code === CLOSE.roleChanged.code));
  await expect.poll(() => [ana.closes, server.stats().lines]).toEqual([[], 1]);
  ana.close();
});
