import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AccessConfig, AppSource } from "@tutti/server";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchChromium } from "./chromium.ts";
import { PATIENCE } from "./patience.ts";
import { Person } from "./person.ts";
import { TestServer } from "./server.ts";

const PICTURES = fileURLToPath(new URL(".cache", import.meta.url));

/** For somebody whose browser keeps the page, to work without a network. Others have no service worker: to fill it takes a third of the time of a test. */
export const KEPT = { serviceWorkers: "allow" } as const satisfies BrowserContextOptions;

/** A server and a browser for one file of tests, and people who come and go in each test. */
export interface Stage {
  readonly server: TestServer;
  /** Somebody new opens a path of the server in a browser profile of their own. */
  enter(name: string, path: string, options?: BrowserContextOptions): Promise<Person>;
  /** The same, by somebody whose name the server knows already. */
  enterAs(name: string, path: string, options?: BrowserContextOptions): Promise<Person>;
  /** Two people in a room of the app that no other test has been in, each with a page that can be worked with. */
  two(one: string, other: string, app: string, options?: BrowserContextOptions): Promise<[Person, Person]>;
  /** A room that no other test has been in. */
  freshRoom(app: string): string;
}

/** Call once at the top of a file of tests. What a failing test's people see is kept as pictures in `demos/testing/.cache`. */
export function useStage(apps: readonly AppSource[], access?: AccessConfig, purchases?: () => Promise<string>): Stage {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  let people: Person[] = [];
  let rooms = 0;

  beforeAll(async () => {
    [server, browser] = await Promise.all([Promise.resolve(purchases?.()).then((url) => TestServer.start(apps, access, undefined, undefined, url)), launchChromium()]);
  });
  afterEach(async ({ task }) => {
    if ((task.result?.errors?.length ?? 0) > 0 && server) await picture(task.name, people, server);
    await Promise.all(people.map((person) => person.context.close()));
    people = [];
  });
  afterAll(async () => {
    await browser?.close();
    await server?.end();
  });

  const stage: Stage = {
    get server() {
      if (!server) throw new Error("The server is not there before the tests begin");
      return server;
    },
    enter: (name, path, options) => open(name, path, options, false),
    enterAs: (name, path, options) => open(name, path, options, true),
    async two(one, other, app, options) {
      const room = stage.freshRoom(app);
      const both = await Promise.all([stage.enter(one, room, options), stage.enter(other, room, options)]);
      await Promise.all(both.map((person) => person.ready()));
      return both;
    },
    freshRoom: (app) => `/${app}/room-${++rooms}`,
  };

  async function open(name: string, path: string, options: BrowserContextOptions | undefined, named: boolean): Promise<Person> {
    if (!browser) throw new Error("The browser is not there before the tests begin");
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", serviceWorkers: "block", ...options });
    context.setDefaultTimeout(PATIENCE);
    if (named) await introduce(context, stage.server.url, name);
    const person = new Person(name, await context.newPage(), context);
    people.push(person);
    await person.page.goto(new URL(path, stage.server.url).href);
    await person.main.waitFor();
    return person;
  }
  return stage;
}

/** Takes a name before the page is opened, as somebody who has been here before. */
async function introduce(context: BrowserContext, url: string, name: string): Promise<void> {
  await context.request.get(`${url}/api/me`);
  const answer = await context.request.post(`${url}/api/me`, { data: { name }, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${name} could not take that name: ${await answer.text()}`);
}

async function picture(test: string, people: readonly Person[], server: TestServer): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const slug = test.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").slice(0, 60);
  for (const person of people) {
    await person.page.screenshot({ path: `${PICTURES}/${slug}-${person.name.toLowerCase()}.png` }).catch(() => undefined);
    if (person.faults.length > 0) console.error(`${person.name}'s page: ${person.faults.join("\n")}`);
  }
  console.error(server.said.slice(-3_000));
}
