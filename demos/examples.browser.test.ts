import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./testing/chromium.ts";
import { BRIEF_STAY, EXAMPLES } from "./testing/examples.ts";
import { PATIENCE } from "./testing/patience.ts";
import { Person } from "./testing/person.ts";
import { TestServer } from "./testing/server.ts";

/** Examples that show an error on purpose, and how many boxes of it. */
const SHOWN: Readonly<Record<string, number>> = { exception: 1 };

// One server and one browser for all; two people, one by day and one by night, go from example to example.
let server: TestServer;
let browser: Browser;
let people: readonly [Person, Person];
const said: string[] = [];
/** A word of the policy of frames that this browser does not know, and others do: it says so, and keeps the rest. */
const UNKNOWN_YET = /^Unrecognized Content-Security-Policy directive 'webrtc'\.$/;

async function person(name: string, colorScheme: "light" | "dark"): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: "en-GB", colorScheme });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error" && !UNKNOWN_YET.test(message.text())) said.push(`${name}: ${message.text()}`); });
  return new Person(name, page, context);
}

beforeAll(async () => {
  [server, browser] = await Promise.all([TestServer.start(EXAMPLES, undefined, BRIEF_STAY), launchChromium()]);
  people = [await person("Ana", "light"), await person("Bilal", "dark")];
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

test.each(EXAMPLES)("[BRW-400] $id draws for two people without an error, and has no serious fault of accessibility in light and in dark", async ({ id }) => {
  said.length = 0;
  await Promise.all(people.map(async (each) => {
    each.faults.length = 0;
    await each.page.goto(`${server.url}/${id}/main`);
    await each.settled();
  }));
  const [ana, bilal] = people;
  await expect.poll(() => bilal.page.getByRole("button", { name: /2 people here/ }).count(), { message: "two in the room" }).toBe(1);
  for (const each of people) {
    await expect.poll(() => each.main.locator(".exception").count(), { message: `${each.name}: boxes with an error` }).toBe(SHOWN[id] ?? 0);
    expect(await each.page.locator(".unloadable").count(), `${each.name}: parts that did not load`).toBe(0);
    expect(each.faults).toEqual([]);
  }
  expect(await Promise.all([ana.seriousFaults(), bilal.seriousFaults("color-contrast")])).toEqual([[], []]);
  expect(said).toEqual([]);
});
