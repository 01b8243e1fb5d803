import { NO_CONTENTS, printForkPoint, textName, writeEntry, type Branch, type Person, type RoomId } from "@tutti/protocol";
import * as Y from "yjs";
import { BranchIndex } from "../src/branches/branch-index.ts";
import { Branches, BranchProblem, mayWrite } from "../src/branches/branches.ts";
import { Operations } from "../src/branches/operations.ts";
import type { LogJournal } from "../src/journal/journal.ts";
import { DEFAULT_LIMITS } from "../src/limits.ts";
import type { DocumentLog } from "../src/log/port.ts";
import type { SimBrowser } from "./sim-browser.ts";
import type { SimServer } from "./sim-server.ts";
import type { World } from "./world.ts";

/** Of so many at once a seed is about branches, and not about anything else. */
const MOST = 3;

/** What was typed in a branch, and whether its server had it on the disk. */
interface Typed {
  readonly room: RoomId;
  readonly token: string;
  durable: boolean;
}

/** The branches of a simulation: those that somebody was told of, and what was typed in them. */
export class SimBranches {
  readonly told: Branch[] = [];
  readonly typed: Typed[] = [];
  #names = 0;

  name(): string {
    return `b${(this.#names += 1)}`;
  }
}

/** The branches as one life of a server has them: the module that ships, over its log and rooms. */
export async function openBranches(world: World, server: SimServer, log: DocumentLog, journal: LogJournal): Promise<Branches> {
  const index = new BranchIndex(({ id }) => world.person(id)?.role, () => undefined);
  index.load(await log.records({ kind: "branch" }));
  const pointless: DocumentLog = new Proxy(log, {
    get: (target, name) => {
      // The fault: what stood there as they went apart is not known.
      if (name === "records" && world.fault === "fork-forgotten") return async (query: Parameters<DocumentLog["records"]>[0]) => (await target.records(query)).map((one) => (query.kind === "fork" ? { ...one, data: JSON.stringify(printForkPoint({ contents: NO_CONTENTS, moved: [] })) } : one));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const now = (): number => world.clock.now();
  return new Branches({
    index, log: pointless, journal, now, after: (ms, then) => world.clock.of(() => server.alive).after(ms, then), drawnWithin: DEFAULT_LIMITS.drawnWithin, operations: new Operations(log, journal, now), shareFiles: async () => undefined,
    rooms: { withRoom: async (_, room, work) => work(await server.roomOf(room)), shut: async () => undefined },
    documents: { pin: async (ref) => ({ doc: await server.load(ref), release: () => undefined }), cut: () => undefined, holds: (_, room) => server.holds(room) },
  });
}

/** Somebody makes a branch of the room as it is now. */
export function fork(world: World, browser: SimBrowser): boolean {
  const { server, branches } = world;
  if (!server || !mayMerge(browser.person) || branches.told.length >= MOST) return false;
  attempt(world, async () => {
    branches.told.push(await (await server.branches).fork(world.app, world.room, browser.person, branches.name()));
    world.see("fork");
  }, server);
  return true;
}

/** Somebody types in a branch, or sets a value there. */
export function workInBranch(world: World, browser: SimBrowser): boolean {
  const { server, branches } = world;
  if (!server || branches.told.length === 0 || !mayMerge(browser.person)) return false;
  const { room } = world.random.pick(branches.told);
  const [typing, front, value] = [world.random.chance(0.5), world.random.chance(0.5), world.random.below(100)];
  attempt(world, async () => {
    await server.roomOf(room);
    const document = await server.load({ app: world.app, room, kind: "room" });
    const line = [...server.lines].find(({ person }) => person.id === browser.person.id);
    if (!line) return;
    const page = new Y.Doc();
    Y.applyUpdate(page, Y.encodeStateAsUpdate(document));
    const before = Y.encodeStateVector(page);
    const typed: Typed = { room, token: `<${browser.name()}>`, durable: false };
    const text = page.getText(textName("note"));
    if (typing) text.insert(front ? 0 : text.length, typed.token);
    else writeEntry(page, "a", value, null);
    const wait = server.introduce(document, browser.person, Y.encodeStateAsUpdate(page, before));
    if (wait) await wait;
    if (!server.alive) return;
    Y.applyUpdate(document, Y.encodeStateAsUpdate(page, before), line);
    page.destroy();
    if (typing) branches.typed.push(typed);
    await server.committed();
    typed.durable = true;
    world.see("branch changed");
  }, server);
  return true;
}

/** Somebody brings a branch home, or what was done at home into the branch: all that nobody has to choose. */
export function merge(world: World, browser: SimBrowser): boolean {
  const { server, branches } = world;
  if (!server || branches.told.length === 0 || !mayMerge(browser.person)) return false;
  const [branch, into] = [world.random.pick(branches.told), world.random.pick(["origin", "origin", "branch"] as const)];
  attempt(world, async () => {
    const { written } = await (await server.branches).merge(world.app, branch, into, browser.person, [], true, mayWrite(browser.person.role));
    if (written > 0) world.see("merge");
  }, server);
  return true;
}

/** At rest: what was typed in a branch comes home once, and merging again, from either side, writes nothing. */
export async function checkBranches(world: World, step: () => Promise<void>): Promise<void> {
  const { server, branches } = world;
  const [owner] = world.browsers;
  if (!server || !owner || world.problem !== undefined) return;
  for (const branch of branches.told) {
    const work = async <T>(job: (all: Branches) => Promise<T>): Promise<T | undefined> => {
      const came: { value?: T; problem?: string } = {};
      job(await server.branches).then((value) => (came.value = value), (error: unknown) => (came.problem = String(error)));
      for (let round = 0; round < 200 && came.value === undefined && came.problem === undefined && world.problem === undefined; round++) await step();
      if (came.value === undefined) world.fail(`[8] ${branch.name} ${came.problem === undefined ? "never came to rest" : `cannot be worked with: ${came.problem}`}`);
      return came.value;
    };
    const every = mayWrite("owner");
    await work((all) => all.merge(world.app, branch, "origin", owner.person, [], true, every));
    const again = await work((all) => all.merge(world.app, branch, "origin", owner.person, [], true, every));
    if (again && again.written > 0) world.fail(`[8] bringing ${branch.name} home again wrote ${again.written} more`);
    const left = await work((all) => all.compare(world.app, branch, "origin", every));
    const open = left?.differences.filter(({ kind }) => kind === "theirs" || kind === "both") ?? [];
    if (open.length > 0) world.fail(`[8] of ${branch.name} was left behind: ${open.map(({ name, kind }) => `${name} (${kind})`).join(", ")}`);
    await work((all) => all.merge(world.app, branch, "branch", owner.person, [], true, every));
    const back = await work((all) => all.merge(world.app, branch, "branch", owner.person, [], true, every));
    if (back && back.written > 0) world.fail(`[8] taking into ${branch.name} again wrote ${back.written} more`);
    const home = server.document({ app: world.app, room: world.room, kind: "room" })?.getText(textName("note")).toString() ?? "";
    for (const { room, token, durable } of branches.typed) {
      if (room !== branch.room) continue;
      const times = home.split(token).length - 1;
      if (times > 1 || (durable && times === 0)) world.fail(`[8] ${token} was typed in ${branch.name} and came home ${times} times: ${home}`);
    }
    world.see("branch at rest");
  }
}

const mayMerge = ({ role }: Person): boolean => mayWrite(role)("room");

/** Something that goes on beside everything else, and may end with its server. */
function attempt(world: World, work: () => Promise<void>, server: SimServer): void {
  server.working += 1;
  work().then(() => (server.working -= 1), (error: unknown) => {
    server.working -= 1;
    // A room that is not drawn, since its script hangs, says so.
    if (server.alive && !(error instanceof BranchProblem)) world.fail(`[8] with the server alive, something about a branch failed: ${String(error)}`);
  });
}

