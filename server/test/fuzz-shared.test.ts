import { expect, test } from "vitest";
import { CLOSE, MOST_CHANNELS, readEntry, writeEntry } from "@tutti/protocol";
import { SeededRandom } from "../simulation/seeded-random.ts";
import { askEmbed, programToken, session, type EmbedSession } from "./embed-token.ts";
import { hostileFrames, type Target } from "./hostile-frames.ts";
import { hostileLine, OWN_CHANNELS } from "./hostile-channels.ts";
import { eventually, TestPage } from "./page.ts";
import { channelOf, lineByHand, lineTo } from "./shared-socket.ts";
import { useStage } from "./stage.ts";
import { writeBeside } from "./write-beside.ts";

const stage = useStage();

const FRAMES = 100_000;
/** How many of a page's frames one line brings, and how many lines there are at once. */
const EACH = 300;
const AT_ONCE = 20;
/** How often one that shares the very line of the two is cut, and comes again. */
const BESIDE = 20;
const SEED = Number(process.env["TUTTI_FUZZ_SEED"] ?? 20_261_129);
const ENDS: readonly number[] = [CLOSE.badFrame.code, CLOSE.tooMany.code, CLOSE.tooLarge.code];

test(`[FUZZ-2] ${FRAMES} hostile frames on shared lines change nothing that their senders may not, and two people who write on such a line, with one of the hostile beside them, are not disturbed (seed ${SEED})`, { timeout: 300_000 }, async () => {
  const server = await stage.serve({ access: { default: null }, embed: { origins: ["https://wiki.example"] } });
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "plain", room: "main", role: "owner" }));
  const { secret } = await programToken(owner, "plain");
  const bearerOf = async (id: string, role: "editor" | "viewer"): Promise<string> => {
    const { token } = (await (await askEmbed(server, secret, { app: "plain", role, person: { id } })).json()) as { token: string };
    return `${token}~visitor-${id}-of-this-very-test`;
  };
  const line = lineTo(server);
  const pageOn = (bearer: string): TestPage => new TestPage(server.url, "", false, {}, channelOf(line, bearer, true));
  const [ana, ben] = [pageOn(await bearerOf("ana", "editor")), pageOn(await bearerOf("ben", "editor"))];
  await Promise.all([ana, ben].map((page) => page.join("plain", "main")));
  await eventually("both views", () => ana.metric("Twice") === 24 && ben.metric("Twice") === 24);
  const [a, b] = [ana.open("plain/main"), ben.open("plain/main")];
  await Promise.all([a.synced, b.synced]);

  const targetOf = async (bearer: string): Promise<Target> => {
    const { person } = (await (await session(server, bearer, { app: "plain" })).json()) as EmbedSession;
    return { room: "plain/main", victim: ana.id, client: a.doc.clientID, attacker: person.id };
  };
  const attack = async (number: number): Promise<void> => {
    const random = new SeededRandom(SEED + number);
    const bearer = await bearerOf(`eve-${number}`, "viewer");
    const target = await targetOf(bearer);
    for (let sent = 0; sent < FRAMES / AT_ONCE; sent += EACH) {
      const hand = await lineByHand(server, bearer);
      for (const channel of OWN_CHANNELS) hand.say({ kind: "open", channel, bearer });
      await eventually("their own channels", () => hand.heard.filter(({ kind }) => kind === "opened").length === OWN_CHANNELS.length);
      for (const each of hostileLine(random, target, bearer, EACH)) hand.socket.send(each);
      expect(ENDS).toContain(await hand.closed);
    }
  };
  // What shares the line of the two cannot number its own channel; what it sends in it is as hostile.
  const beside = async (): Promise<void> => {
    const random = new SeededRandom(SEED - 1);
    const bearer = await bearerOf("mallory", "viewer");
    const target = await targetOf(bearer);
    for (let n = 0; n < BESIDE; n++) {
      const mallory = pageOn(bearer);
      await mallory.connected();
      for (const each of hostileFrames(random, target, EACH)) mallory.socket.send(each);
      await eventually("her end", () => mallory.closes.length > 0);
      expect(ENDS).toContain(mallory.closes[0]?.code);
    }
  };
  let written = await writeBeside(a, b, Promise.all([beside(), ...Array.from({ length: AT_ONCE }, (_, number) => attack(number))]));

  // Thousands of channels at once, of which so many are let in as a line carries; the rest is told, and the line goes on.
  const greedy = await bearerOf("greedy", "viewer");
  const hand = await lineByHand(server, greedy);
  for (let channel = 1; channel <= 5_000; channel++) hand.say({ kind: "open", channel, bearer: greedy });
  await eventually("an answer to each", () => hand.heard.length === 5_000);
  expect(hand.heard.filter(({ kind }) => kind === "opened")).toHaveLength(MOST_CHANNELS);
  expect(hand.heard.filter((frame) => frame.kind === "close" && frame.code !== CLOSE.tooMany.code)).toEqual([]);
  writeEntry(a.doc, "Months", ++written, "test");
  await eventually("the last at the other", () => readEntry(b.doc, "Months")?.v === written);
  hand.socket.close();
  await eventually("nobody but the two", () => server.stats().sockets === 2 && server.stats().lines === 1);

  expect(written).toBeGreaterThan(100);
  expect([ana.closes, ben.closes]).toEqual([[], []]);
  expect(b.doc.toJSON()).toEqual(a.doc.toJSON());
  expect(b.doc.getText("text:Notes").toString()).toBe("");
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(stage.lines.filter(({ level }) => level === "error")).toEqual([]);
  expect([...(b.provider.awareness?.getStates().values() ?? [])].filter((state) => state["person"] === ana.id && state["preview"] !== undefined)).toEqual([]);
  const late = pageOn(await bearerOf("late", "viewer"));
  const l = late.open("plain/main");
  await l.synced;
  expect(readEntry(l.doc, "Months")?.v).toBe(written);
  for (const page of [ana, ben, late]) page.close();
});
