import {
  atLeast, branchRoomId, cleanBranchName, documentName, MAX_BRANCHES, MAX_EXPLORATIONS, MAX_EXPLORATIONS_EACH, MAX_TOLD_DIFFERENCES, mergeRooms, movePoint, parseDocumentName, parseForkPoint, printForkPoint, SHARED_SCOPES, takeByItself,
  type AppId, type Branch, type BranchSide, type Comparison, type Difference, type ForkPoint, type MergeOutcome, type Person, type PersonId, type Pick, type RoomContents, type RoomId, type SharedScope, type Take,
} from "@tutti/protocol";
import type { LogJournal } from "../journal/journal.ts";
import type { DocumentLog, RecordKind } from "../log/port.ts";
import type { Documents } from "../documents/documents.ts";
import type { OpenedRoom, Rooms } from "../rooms/rooms.ts";
import { afterSubmits } from "./after-submits.ts";
import type { BranchIndex } from "./branch-index.ts";
import { compared, differencesOf, draftCells, seenMark, touchesOf, type Sides } from "./compare.ts";
import { forkedDocument, seededTexts } from "./fork.ts";
import type { Operations } from "./operations.ts";

export interface BranchesPorts {
  readonly index: BranchIndex;
  readonly log: DocumentLog;
  readonly journal: LogJournal;
  readonly rooms: Part<Rooms, "withRoom" | "shut">;
  readonly documents: Part<Documents, "pin" | "cut" | "holds">;
  readonly operations: Operations;
  readonly now: () => number;
  /** @returns what calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
  /** How long (ms) a room that was just opened may take to be drawn. */
  readonly drawnWithin: number;
  /** Files that a room's values name are there for another room too. */
  readonly shareFiles: (app: AppId, from: RoomId, to: RoomId, contents: RoomContents) => Promise<void>;
}

// `Pick` is what somebody chose.
type Part<T, K extends keyof T> = { readonly [Name in K]: T[Name] };

/** Why something was not done, in words for people. */
export class BranchProblem extends Error {
  readonly status: 403 | 404 | 409;
  constructor(status: 403 | 404 | 409, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

const scopeOf = (document: string): SharedScope => (parseDocumentName(document)?.kind === "owner" ? "owner" : "room");
const documentsOf = (app: AppId, room: RoomId): string[] => SHARED_SCOPES.map((kind) => documentName({ app, room, kind }));

/** Forks rooms, compares them, and brings them together again. Every step is one group of the log: it is there whole or not at all. */
export class Branches {
  readonly #ports: BranchesPorts;
  /** What goes on at each branch: one after another, since each goes on from where the last left the fork point. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(ports: BranchesPorts) {
    this.#ports = ports;
  }

  /** Makes a branch of a room as it is now. @returns the branch, once it is on the disk. */
  fork(app: AppId, origin: RoomId, by: Person, name: string, kind: BranchKind = "open"): Promise<Branch> {
    const { index, rooms, documents, journal, log, now, shareFiles } = this.#ports;
    return this.#inTurn(app, origin, () => rooms.withRoom(app, origin, async (room) => {
      const called = cleanBranchName(name);
      if (called === undefined) throw new BranchProblem(409, "A branch needs a name that can be read.");
      const full = tooMany(index.list(app, origin), kind, by.id);
      if (full !== undefined) throw new BranchProblem(409, full);
      const place = { app, room: await this.#freeRoom(app, origin, called) };
      await this.#drawn(room);
      const pins = await Promise.all(SHARED_SCOPES.map((kind) => documents.pin({ app, room: origin, kind })));
      const { people } = await log.recall(app, origin);
      try {
        room.settle();
        const contents = room.contents();
        await shareFiles(app, origin, place.room, contents);
        const at = now();
        const branch: Branch = { room: place.room, origin, name: called, by: by.id, who: by.name, at, ...(kind !== "open" && { isPrivate: true }), ...(kind === "explored" && { explores: true }) };
        journal.group(() => {
          for (const [n, kind] of SHARED_SCOPES.entries()) {
            const doc = pins[n]?.doc;
            journal.update(documentName({ ...place, kind }), forkedDocument(contents[kind], doc ? seededTexts(doc) : []));
          }
          for (const person of people) journal.meet(place, person);
          this.#keep(app, branch);
          this.#keepPoint(app, place.room, { contents, moved: [] });
          // Everybody reads the history; that there is a private branch, and what it is called, is its maker's.
          if (kind === "open") this.#mark(app, origin, by, "$forked", { room: place.room, name: called });
          this.#mark(app, place.room, by, "$began", { room: origin, name: called });
        });
        await journal.committed();
        index.put(app, branch);
        return branch;
      } finally {
        for (const pin of pins) pin.release();
      }
    }));
  }

  /** Where a branch and its origin differ, as seen from the one that would be written. */
  compare(app: AppId, branch: Branch, into: BranchSide, may: (scope: SharedScope) => boolean): Promise<Comparison> {
    return this.#together(app, branch, async (origin, own) => {
      const point = await this.#point(app, branch.room);
      await this.#ports.journal.committed();
      const [here, there] = await Promise.all([branch.origin, branch.room].map(async (room) => touchesOf(await this.#ports.log.standing(documentsOf(app, room)), scopeOf)));
      const { differences } = differencesOf(point, sides(into, origin, own), drafts(origin, own));
      const [ours, theirs] = into === "origin" ? [here, there] : [there, here];
      const told = differences.slice(0, MAX_TOLD_DIFFERENCES);
      return { differences: compared(told, ours ?? new Map(), theirs ?? new Map(), may), more: differences.length - told.length };
    });
  }

  /**
   * Brings over what was chosen, as one operation. A choice about something that has changed since it was looked at does nothing.
   *
   * @param rest also takes whatever nothing was chosen of and nobody has to choose.
   */
  merge(app: AppId, branch: Branch, into: BranchSide, by: Person, picks: readonly Pick[], rest: boolean, may: (scope: SharedScope) => boolean): Promise<MergeOutcome> {
    const { journal, operations, shareFiles } = this.#ports;
    return this.#together(app, branch, async (origin, own) => {
      const point = await this.#point(app, branch.room);
      const [from, to] = into === "origin" ? [branch.room, branch.origin] : [branch.origin, branch.room];
      const [source, target] = into === "origin" ? [own, origin] : [origin, own];
      await shareFiles(app, from, to, source.contents());
      // From here to the end of the group nothing else happens: what is compared is what is written.
      origin.settle();
      own.settle();
      const { base, differences } = differencesOf(point, sides(into, origin, own), drafts(origin, own));
      const chosen = new Map(picks.map((pick) => [`${pick.scope}\n${pick.name}`, pick]));
      let used = 0;
      const takes = new Map<Difference, Take>();
      for (const difference of differences) {
        const pick = chosen.get(`${difference.scope}\n${difference.name}`);
        const fits = pick !== undefined && pick.seen === seenMark(difference);
        if (fits) used += 1;
        const take = pick ? (fits ? pick.take : undefined) : rest ? takeByItself(difference) : undefined;
        if (take && may(difference.scope)) takes.set(difference, take);
      }
      const take = (difference: Difference): Take | undefined => takes.get(difference);
      const writes = mergeRooms(differences, take, target.contents()).map((write) => afterSubmits(write, target.contents()));
      const note = into === "origin" ? ({ kind: "merge", name: branch.name } as const) : ({ kind: "update", name: branch.name } as const);
      const { operation, written } = operations.perform({ app, room: to }, target, by.id, note, writes, (_, count) => {
        this.#keepPoint(app, branch.room, movePoint(point, base, into, differences, take));
        if (count > 0 && !(into === "branch" && branch.isPrivate === true)) this.#mark(app, from, by, into === "origin" ? "$merged" : "$taken", { room: to, name: branch.name, count });
      });
      await journal.committed();
      return { ...(operation !== undefined && { operation }), written, left: picks.length - used };
    });
  }

  /** Closes a branch: nobody enters it until it is opened again. Its work is kept. */
  async close(app: AppId, branch: Branch): Promise<void> {
    await this.#inTurn(app, branch.room, async () => {
      await this.#change(app, { ...branch, closed: this.#ports.now() });
      await this.#empty(app, branch.room);
    });
  }

  async reopen(app: AppId, branch: Branch): Promise<void> {
    const { closed: _, ...open } = branch;
    await this.#inTurn(app, branch.room, () => this.#change(app, this.#visitedNow(open)));
  }

  /** Lets those enter a private branch who could merge it; its origin's history says so. */
  async offer(app: AppId, branch: Branch, by: Person): Promise<void> {
    await this.#inTurn(app, branch.room, async () => {
      this.#mark(app, branch.origin, by, "$offered", { room: branch.room, name: branch.name });
      await this.#change(app, { ...branch, offered: this.#ports.now() });
    });
  }

  /** Takes that back: whoever is there and did not make it is sent out. */
  async withdraw(app: AppId, branch: Branch): Promise<void> {
    const { offered: _, ...own } = branch;
    await this.#inTurn(app, branch.room, async () => {
      await this.#change(app, this.#visitedNow(own));
      this.#ports.documents.cut(app, branch.room);
      await this.#ports.rooms.shut(app, branch.room);
    });
  }

  /** Notes that somebody is in a branch. Nobody waits for it. */
  visited(app: AppId, branch: Branch): void {
    const seen = this.#visitedNow(branch);
    this.#keep(app, seen);
    this.#ports.index.put(app, seen);
  }

  #visitedNow(branch: Branch): Branch {
    return branch.explores === true ? { ...branch, seen: this.#ports.now() } : branch;
  }

  /** Deletes a closed branch with its history: there is no way back. */
  async remove(app: AppId, branch: Branch): Promise<void> {
    const { index, journal } = this.#ports;
    if (branch.closed === undefined) throw new BranchProblem(409, "Close this branch before you delete it.");
    if (index.list(app, branch.room).length > 0) throw new BranchProblem(409, "This branch has branches of its own; delete them first.");
    await this.#inTurn(app, branch.room, async () => {
      await this.#empty(app, branch.room);
      journal.drop({ app, room: branch.room });
      await journal.committed();
      index.remove(app, branch.room);
    });
  }

  async #change(app: AppId, branch: Branch): Promise<void> {
    this.#keep(app, branch);
    await this.#ports.journal.committed();
    this.#ports.index.put(app, branch);
  }

  /** Sends everybody out, and waits until nothing of it is loaded any more. */
  async #empty(app: AppId, room: RoomId): Promise<void> {
    const { rooms, documents, journal } = this.#ports;
    for (let tries = 0; tries < 50; tries++) {
      documents.cut(app, room);
      await rooms.shut(app, room);
      await journal.committed();
      if (!documents.holds(app, room)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new BranchProblem(409, "Somebody is still in this branch; try again in a moment.");
  }

  async #freeRoom(app: AppId, origin: RoomId, name: string): Promise<RoomId> {
    const { index, log, documents } = this.#ports;
    for (let again = 1; again <= (MAX_BRANCHES + MAX_EXPLORATIONS) * 2; again++) {
      const room = branchRoomId(origin, name, again);
      const stored = await Promise.all(documentsOf(app, room).map((document) => log.load(document)));
      if (!index.of(app, room) && !documents.holds(app, room) && stored.every(({ seq }) => seq === 0)) return room;
    }
    throw new BranchProblem(409, "Branches of this name are there already; choose another name.");
  }

  #together<T>(app: AppId, branch: Branch, work: (origin: OpenedRoom, own: OpenedRoom) => Promise<T>): Promise<T> {
    const { rooms } = this.#ports;
    return this.#inTurn(app, branch.room, () => rooms.withRoom(app, branch.origin, (origin) => rooms.withRoom(app, branch.room, async (own) => {
      await Promise.all([this.#drawn(origin), this.#drawn(own)]);
      return work(origin, own);
    })));
  }

  /** A text that a script has not drawn yet has not had its default: brought over before that, it would have it twice where pages kept it. */
  async #drawn(room: OpenedRoom): Promise<void> {
    if (room.shown().some((view) => view.size > 0)) return;
    let cancel = (): void => undefined;
    const late = new Promise<"late">((resolve) => (cancel = this.#ports.after(this.#ports.drawnWithin, () => resolve("late"))));
    const over = await Promise.race([room.idle(), late]);
    cancel();
    if (over === "late") throw new BranchProblem(409, "The app has not drawn this room yet; try again once it has.");
  }

  #inTurn<T>(app: AppId, room: RoomId, work: () => Promise<T>): Promise<T> {
    const key = `${app}/${room}`;
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work, work);
    const over = turn.then(() => undefined, () => undefined).then(() => {
      if (this.#turns.get(key) === over) this.#turns.delete(key);
    });
    this.#turns.set(key, over);
    return turn;
  }

  async #point(app: AppId, room: RoomId): Promise<ForkPoint> {
    const [record] = await this.#ports.log.records({ kind: "fork", app, room });
    const point = parseForkPoint(JSON.parse(record?.data ?? "null"));
    if (!point) throw new BranchProblem(409, "What this branch was forked from cannot be read.");
    return point;
  }

  #keep(app: AppId, branch: Branch): void {
    this.#record(app, branch.room, "branch", branch);
  }

  #keepPoint(app: AppId, room: RoomId, point: ForkPoint): void {
    this.#record(app, room, "fork", printForkPoint(point));
  }

  #record(app: AppId, room: RoomId, kind: RecordKind, data: unknown): void {
    this.#ports.journal.record({ app, room, kind, id: kind, data: JSON.stringify(data) });
  }

  /** A line of the history that is about the room as a whole. */
  #mark(app: AppId, room: RoomId, by: Person, key: string, after: object): void {
    this.#ports.journal.change({ document: documentName({ app, room, kind: "room" }), at: this.#ports.now(), person: by.id, key, before: null, after: JSON.stringify(after) });
  }
}

/** A branch for all, one of its maker's alone, and such a one of somebody who may not change the room that it is of. */
export type BranchKind = "open" | "private" | "explored";

/** @returns why a room can have no more branches of a kind, if so. */
function tooMany(branches: readonly Branch[], kind: BranchKind, by: PersonId): string | undefined {
  const explored = branches.filter(({ explores }) => explores === true);
  if (kind !== "explored") return branches.length - explored.length >= MAX_BRANCHES ? `This room has ${MAX_BRANCHES} branches, which is the most it can; delete one first.` : undefined;
  if (explored.filter((branch) => branch.by === by).length >= MAX_EXPLORATIONS_EACH) return `You explore this room ${MAX_EXPLORATIONS_EACH} times already; delete one of them first.`;
  return explored.length >= MAX_EXPLORATIONS ? "As many people explore this room as it can take; ask somebody who may change it for a branch." : undefined;
}

const sides = (into: BranchSide, origin: OpenedRoom, own: OpenedRoom): Sides => ({ into, origin: origin.contents(), branch: own.contents() });

const drafts = (...rooms: readonly OpenedRoom[]): Set<string> => draftCells(rooms.flatMap((room) => room.shown()));

/** Which scopes somebody of this role may write. */
export const mayWrite = (role: Person["role"] | undefined) => (scope: SharedScope): boolean => role !== undefined && atLeast(role, scope === "owner" ? "owner" : "editor");
