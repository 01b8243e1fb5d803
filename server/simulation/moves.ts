import type { ElementProps } from "@tutti/protocol";
import { rest } from "./rest.ts";
import { fork, merge, workInBranch } from "./sim-branches.ts";
import type { SimBrowser } from "./sim-browser.ts";
import { bring, handle, pry, takeAway } from "./sim-files.ts";
import { pressOnPage, setOnPage, turn } from "./sim-pages.ts";
import { addRow, deleteRow, writeCell } from "./sim-table.ts";
import { moveBack } from "./sim-undo.ts";
import type { World } from "./world.ts";

/** One thing that may happen next, how often it is tried, and what it is called in the trace. @returns whether it did. */
export interface Move {
  readonly weight: number;
  readonly name: string;
  make(world: World, browser: SimBrowser): boolean | Promise<boolean>;
}

const always = (make: (world: World, browser: SimBrowser) => unknown): Move["make"] => async (world, browser) => {
  await make(world, browser);
  return true;
};

export const MOVES: readonly Move[] = [
  { weight: 60, name: "arrives", make: (world) => arrive(world) },
  { weight: 3, name: "arrives twice", make: (world) => world.pending.repeat(world.random) && seen(world, "repeat") },
  { weight: 14, name: "time passes", make: always((world) => pass(world, world.random.pick([10, 50, 100, 300, 1_000, 6_000]))) },
  { weight: 8, name: "sets a", make: (world, browser) => browser.set("a", world.random.below(100)) },
  { weight: 4, name: "chooses", make: (world, browser) => browser.choose(world.random.pick(["x", "y", "z"]), world.random.chance(0.5)) },
  { weight: 2, name: "sets the owner's", make: (world, browser) => browser.set("owned", world.random.chance(0.5), "owner") },
  { weight: 2, name: "sets their secret", make: (world, browser) => browser.set("secret", world.random.below(100), "me") },
  { weight: 2, name: "sets the goal", make: (world, browser) => browser.set("goal", world.random.below(100)) },
  { weight: 7, name: "types", make: (world, browser) => browser.type(world.random.chance(0.5)) },
  { weight: 6, name: "takes out", make: (world, browser) => browser.takeOut() && seen(world, "taken out") },
  { weight: 5, name: "presses go", make: (_, browser) => browser.press("go", "room") },
  { weight: 3, name: "presses mine", make: (_, browser) => browser.press("mine", "me") },
  { weight: 2, name: "adds a row", make: (world, browser) => addRow(world, browser) && seen(world, "row") },
  { weight: 7, name: "writes a cell", make: (world, browser) => writeCell(world, browser) && seen(world, "cell") },
  { weight: 1, name: "deletes a row", make: (world, browser) => deleteRow(world, browser) && seen(world, "row deleted") },
  { weight: 5, name: "takes back", make: (world, browser) => moveBack(world, browser, true) && seen(world, "undo") },
  { weight: 3, name: "brings again", make: (world, browser) => moveBack(world, browser, false) && seen(world, "redo") },
  { weight: 4, name: "comments", make: (_, browser) => browser.comment() },
  { weight: 3, name: "submits", make: (_, browser) => submit(browser) },
  { weight: 2, name: "is cut off", make: always((_, browser) => browser.cut()) },
  { weight: 4, name: "goes off or on", make: (world, browser) => {
    browser.setOnline(!browser.online);
    return browser.online || seen(world, "offline");
  } },
  { weight: 1, name: "is away for days", make: always(awayForDays) },
  { weight: 2, name: "is given another role", make: (world, browser) => {
    const role = world.random.pick(["viewer", "commenter", "editor", "editor"] as const);
    // Somebody has to stay who may do everything.
    if (browser === world.browsers[0] || browser.person.role === role) return false;
    browser.become(role);
    return seen(world, "role");
  } },
  { weight: 2, name: "loads the page again", make: (world, browser) => {
    browser.load();
    return seen(world, "reload");
  } },
  { weight: 3, name: "the server dies or starts", make: always((world) => (world.server ? world.killServer() : world.startServer())) },
  { weight: 6, name: "the server dies with an event at the script", make: dieWithEvent },
  { weight: 3, name: "the server dies in mid-write", make: (world) => {
    if (!world.pending.channels().some((channel) => channel.startsWith("disk"))) return false;
    world.killServer();
    return true;
  } },
  { weight: 16, name: "the server starts", make: async (world) => {
    if (world.server) return false;
    await world.startServer();
    return true;
  } },
  { weight: 1, name: "the script dies", make: (world) => {
    if (!world.script) return false;
    world.script.die("It was ended by the simulation");
    return seen(world, "host died");
  } },
  { weight: 1, name: "the script hangs", make: (world) => {
    if (!world.script || world.script.hangs) return false;
    world.script.hangs = true;
    return seen(world, "host hung");
  } },
  { weight: 5, name: "attacks", make: (world, browser) => ["viewer", "commenter"].includes(browser.person.role) && browser.attack() && seen(world, "attack") },
];

/** What happens beside that where people try something in branches. */
export const BRANCH_MOVES: readonly Move[] = [
  { weight: 12, name: "forks", make: fork },
  { weight: 40, name: "works in a branch", make: workInBranch },
  { weight: 20, name: "merges", make: merge },
  // A moment that is soon over, beside all that.
  { weight: 20, name: "presses go", make: (_, browser) => browser.press("go", "room") },
  { weight: 60, name: "the server dies with an event at the script", make: dieWithEvent },
];

/** What happens beside that where the app has pages. */
export const PAGE_MOVES: readonly Move[] = [
  { weight: 24, name: "turns to another page", make: turn },
  { weight: 6, name: "sets b", make: setOnPage },
  { weight: 8, name: "presses turn", make: pressOnPage },
];

/** What happens beside that where people bring files. */
export const FILE_MOVES: readonly Move[] = [
  { weight: 12, name: "brings a file", make: bring },
  { weight: 60, name: "an upload goes on", make: goOnWithFiles },
  { weight: 5, name: "takes a file away", make: takeAway },
  { weight: 4, name: "stops an upload, or goes on", make: handle },
  { weight: 8, name: "loses their uploads' lines", make: (world, browser) => world.files && world.http.cut(browser) && seen(world, "upload cut") },
  { weight: 3, name: "asks for another's file", make: pry },
];

function dieWithEvent(world: World): boolean {
  if (!world.server || world.store.claims.size === 0) return false;
  world.killServer();
  return true;
}

/** Lets one channel go on, of those that can. */
export function arrive(world: World): boolean {
  return goOn(world, (channel) => !isStuck(world, channel));
}

/** A file takes many small steps: some of them, so that within a seed some files are there. */
async function goOnWithFiles(world: World): Promise<boolean> {
  let went = false;
  for (let n = world.random.below(20); n >= 0 && goOn(world, (channel) => /^(?:http|file) /.test(channel)); n--) {
    went = true;
    await rest();
  }
  return went;
}

function goOn(world: World, which: (channel: string) => boolean): boolean {
  const channels = world.pending.channels((channel) => !which(channel));
  if (channels.length === 0) return false;
  world.pending.move(world.random.pick(channels));
  return true;
}

export const isStuck = (world: World, channel: string): boolean => world.hosts.some((host) => host.hangs && channel.startsWith(`${host.channel} `));

/** Lets time pass, timer by timer; what each one sets off is let happen as far as it waits for nothing. */
export async function pass(world: World, ms: number): Promise<void> {
  const until = world.clock.now() + ms;
  while (world.clock.step(until)) await rest();
}

/** What somebody does who works without a network. */
const ALONE = ["sets a", "chooses", "sets the owner's", "types", "types", "takes out", "adds a row", "writes a cell", "deletes a row", "takes back", "brings again"];

/** Somebody works for days without a network, their lid closed most of the time; the others go on. */
async function awayForDays(world: World, browser: SimBrowser): Promise<void> {
  browser.setOnline(false);
  for (let n = 10 + world.random.below(20); n > 0; n--) {
    world.clock.leap(world.random.below(6) * 3_600_000);
    const name = world.random.pick(ALONE);
    await MOVES.find((move) => move.name === name)?.make(world, browser);
    await pass(world, 1_000);
    arrive(world);
    await rest();
  }
  world.see("days offline");
}

function submit(browser: SimBrowser): boolean {
  const form = browser.page.view.keep("")?.shared.find((element) => element.kind === "form");
  if (!form) return false;
  const { generation, cells } = form.props as ElementProps["form"];
  return browser.press("send", "room", { generation, cells });
}

const seen = (world: World, sight: Parameters<World["see"]>[0]): boolean => {
  world.see(sight);
  return true;
};
