import { afterEach, expect, test, vi } from "vitest";
import { CLOSE } from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import { programToken } from "./embed-token.ts";
import type { Jar } from "./jar.ts";
import { eventually, TestPage } from "./page.ts";
import { channelOf, lineTo, sharing } from "./shared-socket.ts";
import { leaveProvider, signedIn, together as togetherOn } from "./signing-in.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const together = togetherOn(stage);
afterEach(() => void vi.useRealTimers());
const embed = { origins: ["https://wiki.example"] };

/** A page of another site with three frames on one line: two of somebody who has signed in here, and one that its host shows by a token. */
async function threeFrames(server: RunningServer, jar: Jar) {
  const owner = stage.again(server, (await signedIn(server, "bilal")).cookies(server.url));
  await owner.accept(await server.invite({ app: "plain", room: "main", role: "owner" }));
  const { secret } = await programToken(owner, "plain");
  const line = lineTo(server, { origin: server.url, cookie: jar.cookies(server.url) });
  const byCookie = (): TestPage => new TestPage(server.url, jar.cookies(server.url), false, {}, channelOf(line, undefined, true));
  const [first, second] = [byCookie(), byCookie()];
  await Promise.all([first.join("plain", "main"), second.join("plain", "other")]);
  const shown = await sharing(server, line, secret, { app: "plain", role: "viewer", person: { id: "vic" } });
  await shown.join("plain", "main");
  await eventually("all three views", () => [first, second, shown].every((page) => page.metric("Twice") === 24));
  expect([server.stats().lines, server.stats().sockets]).toEqual([1, 3]);
  return { line, first, second, shown };
}

/** What a frame hears that comes on the line now, without a token. */
async function answerTo(line: ReturnType<typeof lineTo>): Promise<unknown> {
  const heard: { readonly type: string; readonly code?: number }[] = [];
  line.join((message) => heard.push(message))({ type: "open" });
  return eventually("an answer", () => heard[0]);
}

test("[CHAN-16] a sign-in that its provider ends, ends each of its channels on a shared line within seconds, and no other's; nobody comes back by its cookie", async () => {
  const { server, provider } = await together({ embed });
  const jar = await signedIn(server, "ana");
  const { line, first, second, shown } = await threeFrames(server, jar);
  await leaveProvider(jar, provider);
  for (const page of [first, second]) await eventually("the end of hers", () => page.closes.find(({ code }) => code === CLOSE.signedOut.code));
  await expect.poll(() => [shown.closes, server.stats().lines, server.stats().sockets]).toEqual([[], 1, 1]);
  // The line still has the cookie that it was opened with.
  expect(await answerTo(line)).toMatchObject({ type: "closed", code: CLOSE.sessionEnded.code });
  expect(shown.closes).toEqual([]);
  shown.close();
});

test("[CHAN-17] a sign-in that is over by its time ends each of its channels on a shared line, and no other's", async () => {
  const { server } = await together({ embed, identity: { session: { hours: 3 / 60 } } });
  const { line, first, second, shown } = await threeFrames(server, await signedIn(server, "ana"));
  // The clock goes on by more than that, and by less than the host's token has; all else takes its real time.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 4 * 60_000 });
  for (const page of [first, second]) await eventually("the end of hers", () => page.closes.find(({ code }) => code === CLOSE.sessionEnded.code));
  await expect.poll(() => [shown.closes, server.stats().lines, server.stats().sockets]).toEqual([[], 1, 1]);
  expect(await answerTo(line)).toMatchObject({ type: "closed", code: CLOSE.sessionEnded.code });
  shown.close();
});
