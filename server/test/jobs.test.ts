import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { appendEvent, nextEventId, parseDeviceId, parseWidgetKey, readEntry, type DeviceId, type WidgetKey } from "@tutti/protocol";
import { eventually, type TestPage } from "./page.ts";
import type { SeparateServer } from "./separate-server.ts";
import { useStage } from "./stage.ts";

/** A room that nobody needs closes after so long (ms). */
const IDLE = 100;
const DEVICE = parseDeviceId("device") as DeviceId;
vi.setConfig({ testTimeout: 180_000 });

const stage = useStage();
afterEach(() => void vi.unstubAllEnvs());

const serve = (data: string, port?: number): Promise<SeparateServer> => stage.separately({ apps: ["jobs"], data, ...(port !== undefined && { port }) }, { BEGUN: join(data, "begun.txt") });

const linesOf = (data: string): string[] => {
  const file = join(data, "begun.txt");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
};
/** Lets jobs go beyond their half. */
const letGo = (data: string): void => writeFileSync(join(data, "begun.txt.go"), "");

/** Somebody in the room, who presses buttons. */
class Presser {
  readonly page: TestPage;
  readonly #press: (label: string) => Promise<void>;

  private constructor(page: TestPage, press: (label: string) => Promise<void>) {
    this.page = page;
    this.#press = press;
  }

  static async enter(server: { readonly url: string }): Promise<Presser> {
    const page = await stage.guest(server);
    const me = page.open(`jobs/main/me/${page.id}`);
    const room = page.open("jobs/main");
    await Promise.all([me.synced, room.synced]);
    await page.join("jobs", "main");
    await eventually("the script to have drawn", () => page.metric("resumed") !== undefined);
    return new Presser(page, async (label) => {
      const button = await eventually("the button", () => page.widget("button", label));
      appendEvent(me.doc, { id: nextEventId(me.doc, DEVICE), kind: "click", key: parseWidgetKey(button.widget?.key ?? "") as WidgetKey, at: 0, after: {} }, "test");
      await me.durable();
    });
  }

  press(label: string): Promise<void> {
    return this.#press(label);
  }

  sees(name: string, state: string): Promise<unknown> {
    return eventually(`${name} to be ${state}`, () => this.page.metric(name) === state);
  }
}

test("[JOB-8] a job goes on after everybody has left, and whoever comes then reads what it gave", async () => {
  const data = await stage.folder();
  vi.stubEnv("BEGUN", join(data, "begun.txt"));
  const server = await stage.serve({ apps: ["jobs"], data, limits: { roomIdle: IDLE } });
  const ana = await Presser.enter(server);
  await ana.press("Start repeated");
  await ana.sees("repeated", "running");
  ana.page.close();
  // The room would have closed by then, had it nothing to do.
  await new Promise((resolve) => setTimeout(resolve, 5 * IDLE));
  expect(server.stats().rooms).toBe(1);
  letGo(data);
  await eventually("it to have ended by itself", () => linesOf(data).includes("repeated to 40"));
  await eventually("the room to have closed", () => server.stats().rooms === 0);
  const ben = await Presser.enter(server);
  await ben.sees("repeated", "done 40");
  expect(linesOf(data)).toEqual(["repeated from 0", "repeated to 40"]);
});

/** A server that was killed while jobs of each kind were at their half, and nobody was there. */
async function killedInTheMiddle(data: string): Promise<SeparateServer> {
  const server = await serve(data);
  const ana = await Presser.enter(server);
  for (const name of ["lost", "repeated", "resumed"]) {
    await ana.press(`Start ${name}`);
    await ana.sees(name, "running");
  }
  const owner = ana.page.open("jobs/main/owner");
  await owner.synced;
  await eventually("the half to be saved", () => JSON.stringify(readEntry(owner.doc, "checkpoint:resumed")?.v ?? "").includes('"value":20'));
  await owner.durable();
  ana.page.close();
  await server.kill();
  return server;
}

test("[JOB-9] after kill -9 in the middle each is lost, repeated from its start, or resumed, and whoever comes reads which", async () => {
  const data = await stage.folder();
  const first = await killedInTheMiddle(data);
  letGo(data);
  const second = await serve(data, first.port);
  const ben = await Presser.enter(second);
  await ben.sees("lost", "lost");
  await ben.sees("repeated", "done repeated 40");
  await ben.sees("resumed", "done resumed 40");
  const lines = linesOf(data);
  expect(lines.filter((line) => line.startsWith("lost"))).toEqual(["lost from 0"]);
  expect(lines.filter((line) => line.startsWith("repeated"))).toEqual(["repeated from 0", "repeated from 0", "repeated to 40"]);
  expect(lines.filter((line) => line.startsWith("resumed"))).toEqual(["resumed from 0", "resumed from 20", "resumed to 40"]);
  // What was lost may be begun anew, and ended.
  await ben.press("Start lost");
  await ben.sees("lost", "done 40");
});

test("[JOB-10] after kill -9 they begin again by themselves when the server starts, and are reported, though nobody comes; after a stop in order, too", async () => {
  const data = await stage.folder();
  await killedInTheMiddle(data);
  vi.stubEnv("BEGUN", join(data, "begun.txt"));
  const second = await stage.serve({ apps: ["jobs"], data, limits: { roomIdle: IDLE } });
  const report = await eventually("the report", () => stage.lines.find(({ message }) => message.startsWith("Jobs were left in the middle")));
  expect(report).toMatchObject({ level: "warn", app: "jobs", room: "main", begunAgain: ["repeated", "resumed"], lost: ["lost"] });
  expect(linesOf(data).slice(3).toSorted()).toEqual(["repeated from 0", "resumed from 20"]);
  expect([second.stats().sockets, second.stats().rooms]).toEqual([0, 1]);
  // Stopped in order they are left in the middle as well.
  await second.stop();
  stage.lines.length = 0;
  letGo(data);
  const third = await stage.serve({ apps: ["jobs"], data, limits: { roomIdle: IDLE } });
  await eventually("both to have ended by themselves", () => ["repeated to 40", "resumed to 40"].every((line) => linesOf(data).includes(line)));
  await eventually("the room to have closed", () => third.stats().rooms === 0);
  const ben = await Presser.enter(third);
  await ben.sees("lost", "lost");
  await ben.sees("repeated", "done repeated 40");
  await ben.sees("resumed", "done resumed 40");
  await third.stop();
  stage.lines.length = 0;
  const fourth = await stage.serve({ apps: ["jobs"], data });
  const cleo = await Presser.enter(fourth);
  await cleo.sees("resumed", "done resumed 40");
  // Nothing is left, and nothing is begun a second time.
  expect(stage.lines.filter(({ message }) => message.startsWith("Jobs were left"))).toEqual([]);
  expect(linesOf(data).filter((line) => line.endsWith("to 40"))).toHaveLength(2);
});

test("[JOB-10] where their app is gone the server starts all the same, and says that they are lost", async () => {
  const data = await stage.folder();
  const first = await serve(data);
  const ana = await Presser.enter(first);
  await ana.press("Start repeated");
  await ana.sees("repeated", "running");
  const owner = ana.page.open("jobs/main/owner");
  await owner.synced;
  await owner.durable();
  ana.page.close();
  await first.kill();
  const second = await stage.serve({ apps: ["plain"], data });
  const report = await eventually("the report", () => stage.lines.find(({ message }) => message.startsWith("Jobs were left in the middle")));
  expect(report).toMatchObject({ level: "warn", app: "jobs", room: "main", jobs: ["repeated"] });
  expect((await stage.guest(second)).url).toBe(second.url);
});
