import "./seeded-random.ts";
import { COMMENT_EVENTS, jsonEqual, waitingEvents, type ElementId, type JsonValue, type ViewElement } from "@tutti/protocol";
import { checkConversation, checkEqual, checkEvents, checkSaved, Watch } from "./checks.ts";
import type { Fault } from "./faults.ts";
import { arrive, BRANCH_MOVES, FILE_MOVES, isStuck, MOVES, PAGE_MOVES, pass, type Move } from "./moves.ts";
import { rest } from "./rest.ts";
import { checkBranches } from "./sim-branches.ts";
import { checkBrought, checkReading, everybodyBrought, resumeAll } from "./sim-files.ts";
import { checkPages } from "./sim-pages.ts";
import { World, type Sight } from "./world.ts";

export interface Outcome {
  readonly seed: number;
  /** What was found wrong; `undefined` where all promises held. */
  readonly problem: string | undefined;
  readonly trace: readonly string[];
  readonly sights: ReadonlyMap<Sight, number>;
}

/** Rounds of half a second within which everything has to come to rest. */
const ROUNDS = 300;

/** Plays one seed: some steps of everything that can happen, then rest, and looks whether the promises held. */
export async function simulate(seed: number, steps: number, fault?: Fault): Promise<Outcome> {
  const world = new World(seed, fault);
  const watch = new Watch();
  await begin(world, watch);
  // A branch has to be made, and written, before it is merged.
  const last = world.forks ? steps * 2 : steps;
  for (let step = 0; step < last && world.problem === undefined; step++) {
    const move = pick(world);
    const browser = world.random.pick(world.browsers);
    const lived = world.server;
    if (await move.make(world, browser)) world.note(`${browser.person.id} ${move.name}`);
    await rest();
    await watch.look(world);
    if (lived && !world.server) checkSaved(world);
  }
  await end(world, watch);
  return { seed, problem: world.problem, trace: world.trace, sights: world.sights };
}

async function begin(world: World, watch: Watch): Promise<void> {
  await world.startServer();
  for (const browser of world.browsers) browser.load();
  await comeToRest(world, watch, () => everybodyIsIn(world), "[1] not everybody came in");
}

function pick(world: World): Move {
  const moves = [...MOVES, ...(world.forks ? BRANCH_MOVES : []), ...(world.pages ? PAGE_MOVES : []), ...(world.files ? FILE_MOVES : [])];
  let at = world.random.below(moves.reduce((sum, { weight }) => sum + weight, 0));
  for (const move of moves) {
    at -= move.weight;
    if (at < 0) return move;
  }
  throw new Error("The weights do not add up");
}

async function end(world: World, watch: Watch): Promise<void> {
  if (world.problem !== undefined) return stop(world);
  await world.startServer();
  for (const browser of world.browsers) browser.setOnline(true);
  resumeAll(world);
  if (world.script?.hangs) await comeToRest(world, watch, () => everybodyIsSaved(world), "[5] with a script that hangs, not everything was saved");
  for (const host of world.hosts) if (host.hangs) host.die("It did not answer");
  await comeToRest(world, watch, () => everybodyIsIn(world) && everybodyIsSaved(world) && everybodyBrought(world) && nothingWaits(world), "[1] the room never came to rest");
  await giveBack(world, watch);
  await watch.look(world);
  await checkBranches(world, async () => {
    for (let turn = 0; turn < 200 && arrive(world); turn++) await rest();
    await pass(world, 500);
    await rest();
    await watch.look(world);
  });
  if (world.forks) await comeToRest(world, watch, () => everybodyIsSaved(world) && nothingWaits(world), "[8] after the branches had come home the room never came to rest");
  checkEqual(world);
  checkEvents(world, watch.asides);
  checkConversation(world, watch.asides);
  await watch.asides.check(world);
  checkBrought(world, (browser) => watch.asides.has(browser));
  await checkView(world, watch);
  checkSaved(world);
  await checkReading(world, async () => {
    arrive(world);
    await rest();
  });
  await stop(world);
}

/** Whose changes were put aside may write again: they stay where they are all the same. */
async function giveBack(world: World, watch: Watch): Promise<void> {
  const robbed = world.browsers.filter((browser) => watch.asides.has(browser) && browser.role !== "editor" && browser.role !== "owner");
  if (robbed.length === 0) return;
  for (const browser of robbed) browser.become("editor");
  await comeToRest(world, watch, () => everybodyIsIn(world) && everybodyIsSaved(world) && nothingWaits(world), "[1] after a change of role the room never came to rest");
}

/** At rest all pages show the same; and a server that starts afresh on what is on the disk draws it again. */
async function checkView(world: World, watch: Watch): Promise<void> {
  if (world.problem !== undefined) return;
  const [first] = world.browsers;
  const before = new Map(first && shownBy(first.page).map((element) => [element.id, element]));
  for (const { person, page } of world.browsers) if (!sameView(before, shownBy(page))) world.fail(`[6] ${person.id}'s page differs from the first one's`);
  checkPages(world);
  world.killServer();
  checkSaved(world);
  await world.startServer();
  await comeToRest(world, watch, () => everybodyIsIn(world) && everybodyIsSaved(world) && nothingWaits(world), "[6] after a restart the room never came to rest");
  checkEqual(world);
  for (const { person, page } of world.browsers) if (!sameView(before, shownBy(page))) world.fail(`[6] drawn again from the same values, ${person.id}'s page is another`);
  checkPages(world);
}

/** What stands on every page, as somebody sees it. */
const shownBy = (page: World["browsers"][number]["page"]): readonly ViewElement[] => page.view.keep("")?.shared ?? [];

const sameView = (before: ReadonlyMap<ElementId, ViewElement>, now: readonly ViewElement[]): boolean =>
  before.size === now.length && now.every((element) => jsonEqual(element as unknown as JsonValue, before.get(element.id) as unknown as JsonValue));

/** Lets everything go on that can, and time pass, until it holds. */
async function comeToRest(world: World, watch: Watch, holds: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  for (let round = 0; round < ROUNDS && world.problem === undefined; round++) {
    for (let turn = 0; turn < 2_000 && world.pending.channels((channel) => isStuck(world, channel)).length > 0; turn++) {
      for (const _ of world.pending.channels()) arrive(world);
      await rest();
      await watch.look(world);
    }
    if ((await holds()) && world.pending.channels((channel) => isStuck(world, channel)).length === 0) return;
    await pass(world, 500);
    await rest();
  }
  world.fail(otherwise);
}

const everybodyIsIn = (world: World): boolean => (world.server?.introducing ?? 0) === 0 && world.browsers.every(({ page }) => page.connection.get().state === "live" && !page.view.empty && !page.view.stale.get());
const everybodyIsSaved = (world: World): boolean => world.browsers.every(({ page }) => page.saving.get().state === "saved");

async function nothingWaits(world: World): Promise<boolean> {
  const { server } = world;
  if (!server?.handle) return false;
  let quiet = false;
  void server.idle().then(() => (quiet = true));
  await rest();
  const waits = world.browsers.some(({ page }) => {
    const me = page.documents.current("me").get();
    return !me || waitingEvents(me.doc).length > 0 || COMMENT_EVENTS.waiting(me.doc).length > 0;
  });
  return quiet && !waits && server.working === 0 && world.store.claims.size === 0;
}

/** Lets go of everything: nothing of this world is to move in the next one's time. */
async function stop(world: World): Promise<void> {
  world.server?.kill();
  for (const host of world.hosts) host.close();
  await Promise.all(world.browsers.map((browser) => browser.close()));
}
