import { randomBytes } from "node:crypto";
import { isRole, parseAppId, parseRoomId, type AppId, type Role, type RoomId } from "@tutti/protocol";
import { boolean, count, shape, text, those } from "@tutti/protocol/shape";
import type { AccessEntry, AccessRow, AccessStore } from "../access/port.ts";
import { idOf, Records } from "../access/records.ts";
import type { Identity } from "../identity/identity.ts";
import { SharingFull } from "./full.ts";

/** A link that gives whoever opens it a role in one room. */
export interface Link {
  readonly id: string;
  readonly app: AppId;
  readonly room: RoomId;
  readonly role: Role;
  /** What it is for, as its maker noted. */
  readonly note: string;
  readonly created: number;
  /** Who made it, as they were called. */
  readonly by: string;
  /** When it can be opened no more (ms); absent: never. */
  readonly until?: number;
  /** What is kept of its password. */
  readonly password?: string;
  /** How many people may come by it, and how many have. */
  readonly most?: number;
  readonly uses: number;
  /** It was shown to whoever made it, and is shown to nobody else: the operator's. */
  readonly once?: boolean;
}

/** Why a link lets nobody in: no invitation, revoked, over, opened by as many as it is for, to an app that has gone, or to a room that takes no more people. */
export type LinkTrouble = "none" | "takenBack" | "ended" | "usedUp" | "noApp" | "full";

/** Links of one room. */
export const MOST_LINKS = 200;

const linkShape = shape<Link>(
  { id: text(64), app: idOf(parseAppId), room: idOf(parseRoomId), role: those(isRole), note: text(200), created: count, by: text(300), uses: count },
  { until: count, password: text(300), most: count, once: boolean },
);

/** @returns a link that the store has kept, or `undefined` for what is none. */
export const parseLink = (raw: unknown): Link | undefined => linkShape(raw);

/** Links that were made and not revoked. What travels is the signed name of one: whether it still holds is known here alone. */
export class Links {
  readonly #identity: Identity;
  readonly #records: Records<Link>;
  /** How many have come by each, with those who are just coming: of many at once no more come than it is for. */
  readonly #uses = new Map<string, number>();

  constructor(store: Pick<AccessStore, "write"> & Partial<Pick<AccessStore, "all">>, identity: Identity) {
    this.#identity = identity;
    this.#records = new Records<Link>({ kind: "link", store, keyOf: ({ id }) => id, print: (link) => ({ ...link }), parse: linkShape });
  }

  load(rows: readonly AccessRow[]): void {
    this.#records.load(rows);
  }

  of(app: AppId, room: RoomId): readonly Link[] {
    return this.#records.all().filter((link) => link.app === app && link.room === room).toArray().toSorted((a, b) => b.created - a.created);
  }

  /** Takes in those that the operator has made beside the running server. */
  lookAgain(): Promise<void> {
    return this.#records.lookAgain();
  }

  get(id: string): Link | undefined {
    return this.#records.get(id);
  }

  /** @throws {SharingFull} where a room has as many as it can. */
  async make(link: Omit<Link, "id" | "uses">, also: (made: Link) => readonly AccessEntry[] = () => []): Promise<Link> {
    if (this.of(link.app, link.room).length >= MOST_LINKS) throw new SharingFull(`This room has ${MOST_LINKS} links; revoke one before you make another.`);
    const made: Link = { ...link, id: randomBytes(12).toString("base64url"), uses: 0 };
    await this.#records.put(made, also(made));
    return made;
  }

  async path({ id }: Link): Promise<string> {
    return `/join/${await this.#identity.sign({ t: "invitation", link: id })}`;
  }

  /** @returns the link that a token names, or why there is none. */
  async open(token: string, now: number): Promise<Link | LinkTrouble> {
    // The operator may have replaced the key, and invited somebody by the new one, a moment ago.
    if ((await this.#identity.open(token)) === undefined) await this.#identity.lookAgain();
    const { t, link: id } = ((await this.#identity.open(token)) ?? {}) as { t?: unknown; link?: unknown };
    if (t !== "invitation" || typeof id !== "string") return "none";
    if (!this.#records.get(id)) await this.#records.lookAgain();
    const link = this.#records.get(id);
    if (!link) return "takenBack";
    if (link.until !== undefined && link.until < now) return "ended";
    return link;
  }

  /** Somebody comes by it. @returns why they may not, if so. */
  async use(id: string): Promise<LinkTrouble | undefined> {
    const link = this.#records.get(id);
    if (!link) return "takenBack";
    const before = this.#uses.get(id) ?? link.uses;
    if (link.most !== undefined && before >= link.most) return "usedUp";
    this.#uses.set(id, before + 1);
    try {
      await this.#records.put({ ...link, uses: before + 1 });
    } catch (error) {
      this.#uses.set(id, (this.#uses.get(id) ?? 1) - 1);
      throw error;
    }
    return undefined;
  }

  async revoke(id: string, also: readonly AccessEntry[] = []): Promise<void> {
    this.#uses.delete(id);
    await this.#records.remove([id], also);
  }
}
