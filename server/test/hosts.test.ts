import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, rm, writeFile } from "node:fs/promises";
import { getPriority } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeEntry, type RunState } from "@tutti/protocol";
import type { Limits, RunningServer } from "../src/index.ts";
import { eventually, type OpenedDocument, type TestPage } from "./page.ts";
import { fixture, useStage } from "./stage.ts";

const stage = useStage();
const MiB = 1024 * 1024;
/** Short, so that what takes half a minute outside takes moments here. */
const STRICT: Partial<Limits> = { heartbeat: 50, hostSilent: 300, hostTimeLimit: 1_500, hostMemory: 220 * MiB };

interface InRoom {
  readonly page: TestPage;
  readonly document: OpenedDocument;
  set(label: string, value: number | string): void;
}

/** Somebody who looks at a room and sees its view. */
async function enter(server: RunningServer, app: string, room: string): Promise<InRoom> {
  const page = await stage.guest(server);
  const document = page.open(`${app}/${room}`);
  await document.synced;
  await page.join(app, room);
  return {
    page, document,
    set(label, value) {
      const element = [...page.view.values()].find((each) => each.widget && "label" in each.props && each.props.label === label);
      if (!element?.widget) throw new Error(`There is no widget ${label}`);
      writeEntry(document.doc, element.widget.key, value, "test");
    },
  };
}

const SCHED_IDLE = 5;
/** The kind of scheduling that Linux keeps for a process; nothing elsewhere. */
const schedulingOf = (pid = 0): number | undefined => {
  if (!existsSync(`/proc/${pid}/stat`)) return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
  return Number(fields?.[38]);
};

const sees = (room: InRoom, value: number): Promise<unknown> => eventually(`the metric ${value}`, () => room.page.metric("Twice") === value || undefined);
const runs = (room: InRoom): RunState[] => room.page.stream.flatMap((message) => (message.type === "run" ? [message.run] : []));
const restarted = (room: InRoom, reason: RegExp): Promise<unknown> =>
  eventually(`a restart for ${reason}`, () => runs(room).some((run) => run.state === "restarting" && reason.test(run.reason)) || undefined);

test("[HOST-1] a change of one is run in the app's own process, and everyone in the room sees the view; another room's does not move", async () => {
  const server = await stage.serve({ apps: ["trouble"] });
  const [ana, ben, cleo] = [await enter(server, "trouble", "one"), await enter(server, "trouble", "one"), await enter(server, "trouble", "two")];
  await Promise.all([sees(ana, 24), sees(ben, 24), sees(cleo, 24)]);
  ana.set("Months", 5);
  await Promise.all([sees(ana, 10), sees(ben, 10)]);
  expect(cleo.page.metric("Twice")).toBe(24);
  const [host, ...others] = server.stats().hosts;
  expect(others).toEqual([]);
  expect(host?.rooms).toBe(2);
  expect(host?.pid).not.toBe(process.pid);
  expect(ana.page.last("hello")?.title).toBe("Trouble");
});

const ENDS: readonly (readonly [string, RegExp])[] = [
  ["loop", /did not answer for/],
  ["query", /did not answer for/],
  ["map", /memory|did not answer/],
  ["strings", /memory|did not answer/],
  ["buffers", /memory/],
  ["exit", /ended its own process \(exit code 3\)/],
];

for (const [trouble, reason] of ENDS) {
  test(`[HOST-2] a script that does "${trouble}" ends its own process alone: its page says why, and the room beside goes on`, async () => {
    const server = await stage.serve({ apps: ["trouble"], limits: STRICT });
    const [bad, good] = [await enter(server, "trouble", "bad"), await enter(server, "trouble", "good")];
    await Promise.all([sees(bad, 24), sees(good, 24)]);
    bad.set("Trouble", trouble);
    // While it goes wrong, and after: the good room's edits are run, in this process or another.
    const gone = restarted(bad, reason);
    for (const months of [3, 4, 5]) {
      good.set("Months", months);
      await sees(good, months * 2);
    }
    await gone;
    good.set("Months", 6);
    await sees(good, 12);
    // And the bad room's people go on writing; once the trouble is taken away it runs again.
    bad.set("Trouble", "none");
    bad.set("Months", 7);
    await sees(bad, 14);
  });
}

test("[HOST-12] a script that speaks nonsense to the server harms its own process alone", async () => {
  const server = await stage.serve({ apps: ["trouble"], limits: STRICT });
  const [bad, good] = [await enter(server, "trouble", "bad"), await enter(server, "trouble", "good")];
  await Promise.all([sees(bad, 24), sees(good, 24)]);
  bad.set("Trouble", "lie");
  await restarted(bad, /could not be (read|followed)/);
  good.set("Months", 4);
  await sees(good, 8);
  bad.set("Trouble", "none");
  bad.set("Months", 7);
  await sees(bad, 14);
});

test("[HOST-3] a throw and a rejected promise end nothing: one is in the page, the other in the pages of the app and the log", async () => {
  const server = await stage.serve({ apps: ["trouble"] });
  const [bad, good] = [await enter(server, "trouble", "bad"), await enter(server, "trouble", "good")];
  await Promise.all([sees(bad, 24), sees(good, 24)]);
  const pid = server.stats().hosts[0]?.pid;
  bad.set("Trouble", "throw");
  await eventually("the error in its place", () => [...bad.page.view.values()].some((element) => element.kind === "exception") || undefined);
  bad.set("Trouble", "reject");
  await eventually("the toast", () => bad.page.last("toast")?.toast.body.includes("Nobody caught this"));
  expect(stage.lines.some((line) => line.level === "error" && line.message.includes("Nobody caught this"))).toBe(true);
  good.set("Months", 4);
  await sees(good, 8);
  expect(server.stats().hosts.map((host) => host.pid)).toEqual([pid]);
});

test.each([true, false])("[HOST-13] the frames that led to an error are shown in the pages of a server in dev, and in no others (dev: %s)", async (dev) => {
  const server = await stage.serve({ apps: ["trouble"], limits: STRICT, dev });
  const room = await enter(server, "trouble", "bad");
  await sees(room, 24);
  room.set("Trouble", "throw");
  const error = await eventually("the error", () => [...room.page.view.values()].find((element) => element.kind === "exception"));
  expect(error.props).toMatchObject({ message: "The script throws", file: "trouble.ts" });
  expect("frames" in error.props).toBe(dev);
});

test("[HOST-4] a room beside a silent one is moved to a spare process at once, and the silent one's time runs on", async () => {
  const server = await stage.serve({ apps: ["trouble"], limits: { ...STRICT, hostTimeLimit: 600_000 } });
  const [bad, good] = [await enter(server, "trouble", "bad"), await enter(server, "trouble", "good")];
  await Promise.all([sees(bad, 24), sees(good, 24)]);
  const [first] = server.stats().hosts;
  bad.set("Trouble", "loop");
  await eventually("two processes", () => server.stats().hosts.length === 2 || undefined);
  good.set("Months", 4);
  await sees(good, 8);
  const hosts = server.stats().hosts;
  // Whether it counts as silent at this moment is not asked: on a full machine, where the server is late itself, it is forgiven.
  expect(hosts.find((host) => host.pid === first?.pid)).toMatchObject({ rooms: 1 });
  expect(hosts.find((host) => host.pid !== first?.pid)).toMatchObject({ rooms: 1 });
});

test("[HOST-5] an app that cannot be loaded says so in its rooms and the log, and other apps go on", async () => {
  const server = await stage.serve({ apps: ["broken", "plain"] });
  const [bad, good] = [await enter(server, "broken", "main"), await enter(server, "plain", "main")];
  await sees(good, 24);
  await eventually("the reason in the page", () => [...bad.page.view.values()].some((element) => element.kind === "exception" && JSON.stringify(element.props).includes("cannot be loaded")) || undefined);
  expect(stage.lines.some((line) => line.level === "error" && /broken could not be loaded/.test(line.message))).toBe(true);
});

test("[HOST-6] two widgets with one key are an error in the page that names both places", async () => {
  const server = await stage.serve({ apps: ["twins"] });
  const ana = await enter(server, "twins", "main");
  const error = await eventually("the error", () => [...ana.page.view.values()].find((element) => element.kind === "exception"));
  expect(JSON.stringify(error.props)).toMatch(/twins\.ts/);
});

test("[HOST-7] after a save the app starts anew in a fresh process, and every value is kept", async () => {
  const folder = await stage.folder();
  const file = join(folder, "live.ts");
  await copyFile(fixture("plain"), file);
  const { startServer } = await import("../src/index.ts");
  const server = await startServer({ apps: [{ id: "live", file }], data: folder, port: 0, log: "silent" });
  try {
    const ana = await enter(server, "live", "main");
    await sees(ana, 24);
    ana.set("Months", 5);
    await sees(ana, 10);
    const [before] = server.stats().hosts;
    await writeFile(file, (await import("node:fs")).readFileSync(fixture("plain"), "utf8").replace("months * 2", "months * 3"));
    await server.reload("live");
    await sees(ana, 15);
    expect(server.stats().hosts.map((host) => host.pid)).not.toContain(before?.pid);
    await eventually("the old process to be gone", () => !existsSync(`/proc/${before?.pid}`));
    await expect(server.reload("nope")).rejects.toThrow(/no app/);
  } finally {
    await server.stop();
  }
});

test("[HOST-8] a process that no room needs is ended, and started again when somebody comes", async () => {
  const server = await stage.serve({ limits: { heartbeat: 50, hostIdle: 100, roomIdle: 100 } });
  const ana = await enter(server, "plain", "main");
  await sees(ana, 24);
  ana.page.close();
  await eventually("no process", () => (server.stats().rooms === 0 && server.stats().hosts.length === 0) || undefined);
  const ben = await enter(server, "plain", "main");
  await sees(ben, 24);
});

test("[HOST-9] a process takes a bounded number of rooms; the next begins in another", async () => {
  const server = await stage.serve({ apps: ["trouble"], limits: { roomsPerHost: 2 } });
  const rooms = await Promise.all(["a", "b", "c"].map((room) => enter(server, "trouble", room)));
  await Promise.all(rooms.map((room) => sees(room, 24)));
  expect(server.stats().hosts.map((host) => host.rooms).toSorted()).toEqual([1, 2]);
});

test("[HOST-15] a script's process stands behind the server, and at the very back while it does not answer", async () => {
  const server = await stage.serve({ apps: ["trouble"], limits: { heartbeat: 50 } });
  const bad = await enter(server, "trouble", "bad");
  await sees(bad, 24);
  const [host] = server.stats().hosts;
  expect(getPriority(host?.pid)).toBeGreaterThan(getPriority());
  bad.set("Trouble", "loop");
  await eventually("the last place", () => getPriority(host?.pid) === 19 || undefined);
  // Where the machine has it and lets us, the script makes way at once when anybody else wakes.
  const mayBeIdle = process.getuid?.() === 0 && spawnSync("chrt", ["--version"]).status === 0;
  if (mayBeIdle) await eventually("the idle kind", () => schedulingOf(host?.pid) === SCHED_IDLE || undefined);
});

test("[HOST-16] a script that spins is behind the others before the next heartbeat, and has its place again once it has answered", async () => {
  // It spins as long as there is a file: to see that there is none any more takes no time on a core that others fill.
  const held = join(await stage.folder(), "held");
  process.env["TUTTI_TEST_HELD"] = held;
  await writeFile(held, "");
  const server = await stage.serve({ apps: ["trouble"], limits: { heartbeat: 60_000, runBeat: 20 } });
  const page = await enter(server, "trouble", "long");
  await sees(page, 24);
  const [host] = server.stats().hosts;
  page.set("Trouble", "long");
  await eventually("the last place", () => getPriority(host?.pid) === 19 || undefined);
  await rm(held);
  await eventually("its own place", () => (getPriority(host?.pid) < 19 && (schedulingOf(host?.pid) ?? 0) !== SCHED_IDLE) || undefined);
});

test("[HOST-10] stopping the server ends every process, also one that loops", async () => {
  const server = await stage.serve({ apps: ["trouble"], limits: { heartbeat: 50, stopDeadline: 2_000 } });
  const bad = await enter(server, "trouble", "bad");
  await sees(bad, 24);
  bad.set("Trouble", "loop");
  // One that waits for a core that others fill is not called silent; it stands behind them at once.
  await eventually("the loop", () => server.stats().hosts.some(({ pid }) => getPriority(pid) === 19) || undefined);
  const pids = server.stats().hosts.map((host) => host.pid);
  await server.stop();
  await eventually("all gone", () => pids.every((pid) => !existsSync(`/proc/${pid}`)));
});

test("[HOST-22] a task that fills its memory ends its own thread: the page says so, and the process and its rooms go on", async () => {
  const server = await stage.serve({ apps: ["hungry"], limits: { hostMemory: 700 * MiB } });
  const [bad, good] = [await enter(server, "hungry", "bad"), await enter(server, "hungry", "good")];
  await Promise.all([sees(bad, 2), sees(good, 2)]);
  const [before] = server.stats().hosts;
  bad.set("N", 5);
  await eventually("the error", () => [...bad.page.view.values()].some((element) => element.kind === "exception" && /fill\.ts used more memory/.test(element.props.message)) || undefined);
  good.set("N", 3);
  await sees(good, 6);
  bad.set("N", 4);
  await sees(bad, 8);
  expect(server.stats().hosts.map(({ pid }) => pid)).toEqual([before?.pid]);
});
