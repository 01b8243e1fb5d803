import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { PATIENCE } from "./testing/patience.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);
const LAST = 40;

/** Notes each figure that a page shows, in its order, and the bytes that come over its socket. */
async function watched(person: Person): Promise<{ readonly seen: () => Promise<number[]>; readonly bytes: () => number; readonly narrow: () => Promise<void> }> {
  await person.page.evaluate(`
    globalThis.seen = [];
    new MutationObserver(() => {
      const shown = Number(/\\d+/.exec(document.querySelector("[data-kind=metric]")?.textContent ?? "")?.[0] ?? NaN);
      if (!Number.isNaN(shown) && globalThis.seen.at(-1) !== shown) globalThis.seen.push(shown);
    }).observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true });
  `);
  const devtools = await person.context.newCDPSession(person.page);
  let bytes = 0;
  devtools.on("Network.webSocketFrameReceived", ({ response }) => (bytes += response.payloadData.length * 0.75));
  await devtools.send("Network.enable");
  return {
    seen: () => person.page.evaluate("globalThis.seen") as Promise<number[]>,
    bytes: () => bytes,
    narrow: async () => {
      await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 100, downloadThroughput: 40_000, uploadThroughput: 40_000 });
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    },
  };
}

test("[FLOW-14] a phone with a slow line and a slow processor is shown fewer frames, each newer than the one before, and soon the newest", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "firehose");
  const [quick, slow] = await Promise.all([watched(ana), watched(bilal)]);
  await slow.narrow();
  await ana.toggle("Begin").click();
  await expect.poll(async () => (await quick.seen()).at(-1)).toBe(LAST);
  // What is on its way to the phone is a moment's worth and no backlog: it has the newest soon.
  await expect.poll(async () => (await slow.seen()).at(-1)).toBe(LAST);
  const [all, few] = [await quick.seen(), await slow.seen()];
  expect(few.length).toBeLessThan(all.length);
  expect(few).toEqual(few.toSorted((a, b) => a - b));
  // No backlog was sent: that would have been as much as the other page had.
  expect(slow.bytes()).toBeLessThan(quick.bytes() * 0.7);
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

const CHEAP = ["badge", "latex", "success", "error", "text", "json", "svg"];
/** The moment that each of these elements shows: a number in its text. */
const moments = (person: Person, kinds: readonly string[]): Promise<number[]> => person.page.evaluate<number[]>(`${JSON.stringify(kinds)}.map((kind) => {
  const box = document.querySelector("[data-kind=" + kind + "]");
  const text = box?.querySelector(".svg-box")?.shadowRoot?.querySelector("svg")?.textContent ?? box?.textContent ?? "";
  return Number(/\\d+/.exec(text)?.[0] ?? 0);
})`);

test("[FLOW-19] drawings, charts, maps and pictures of a stream go on in the page, one who comes later sees what is now, and the page can be worked with", async () => {
  const room = stage.freshRoom("streamed");
  const ana = await stage.enterAs("Ana", room);
  // The second drawing has taken the place of the first everywhere.
  await expect.poll(async () => Math.min(...(await moments(ana, [...CHEAP, "mermaid", "graphviz"]))), { timeout: 2 * PATIENCE }).toBeGreaterThan(1);
  for (const kind of ["echarts", "vegaLite", "plotly", "map"]) await ana.main.locator(`[data-kind=${kind}] :is(canvas, svg)`).first().waitFor();
  const [before = 0] = await moments(ana, ["badge"]);
  const bilal = await stage.enterAs("Bilal", room, { colorScheme: "dark", viewport: { width: 360, height: 780 } });
  await expect.poll(async () => Math.min(...(await moments(bilal, CHEAP)))).toBeGreaterThanOrEqual(before);
  await bilal.page.getByRole("img", { name: "The camera" }).waitFor();
  await ana.main.locator("[data-kind=counter] button").last().click();
  await expect.poll(() => bilal.main.locator("[data-kind=counter]").innerText()).toContain("1");
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});
