import { isRole, parseAppId, parsePersonId, parseRoomId, type AppId, type JsonValue, type PersonId, type Role, type RoomId } from "@tutti/protocol";
import { count, shape, text, those, type Taker } from "@tutti/protocol/shape";
import type { AccessEntry, AccessRow, AccessStore } from "../access/port.ts";
import { idOf, Records } from "../access/records.ts";
import { highest } from "../identity/roles.ts";
import type { Session } from "../identity/session.ts";
import { SharingFull } from "./full.ts";

/** Who a right was given to: somebody who has been here, or whoever will come with an address. */
export type Grantee = { readonly person: PersonId } | { readonly email: string };

/** A right that somebody was given in a room. */
export interface Grant {
  readonly app: AppId;
  readonly room: RoomId;
  readonly person?: PersonId;
  /** In small letters. */
  readonly email?: string;
  readonly role: Role;
  /** As they were called last; the address where nobody has come with it yet. */
  readonly name: string;
  readonly since: number;
  /** Who gave it, as they were called. */
  readonly by: string;
  /** The link that they came by: taken back with it. */
  readonly link?: string;
  /** What they had before they came by it: theirs again when it is taken back. */
  readonly before?: Grant;
}

/** Rights of one room; more would make the dialog a list that nobody reads. */
export const MOST_GRANTS = 10_000;

const grantShape: Taker<Grant> = shape<Grant>(
  { app: idOf(parseAppId), room: idOf(parseRoomId), role: those(isRole), name: text(300), since: count, by: text(300) },
  { person: idOf(parsePersonId), email: text(300), link: text(64), before: (raw) => grantShape(raw) },
);

const printGrant = ({ before, ...grant }: Grant): JsonValue => ({ ...grant, ...(before ? { before: printGrant(before) } : {}) });

const placeOf = (app: AppId, room: RoomId): string => `${app}/${room}`;
const keyIn = (place: string, who: Grantee): string => ("person" in who ? `${place} ${who.person}` : `${place} mailto:${who.email}`);

/** Who was given what, in which room. */
export class Grants {
  readonly #records: Records<Grant>;
  readonly #inRoom = new Map<string, Set<string>>();

  constructor(store: Pick<AccessStore, "write">) {
    this.#records = new Records<Grant>({ kind: "grant", store, keyOf: keyOfGrant, print: printGrant, parse: grantShape });
  }

  load(rows: readonly AccessRow[]): void {
    this.#records.load(rows);
    for (const grant of this.#records.all()) this.#index(grant);
  }

  /** What was given to somebody in a room, by their id or by an address that is theirs. */
  roleOf = (session: Session, app: AppId, room: RoomId): Role | undefined => {
    const place = placeOf(app, room);
    const byAddress = session.email === undefined ? undefined : this.#records.get(keyIn(place, { email: session.email }))?.role;
    return highest([this.#records.get(keyIn(place, { person: session.id }))?.role, byAddress]);
  };

  /** Whether somebody was given anything in an app. */
  anyIn(session: Session, app: AppId): boolean {
    return this.#records.all().some((grant) => grant.app === app && (grant.person === session.id || (grant.email !== undefined && grant.email === session.email)));
  }

  get(app: AppId, room: RoomId, who: Grantee): Grant | undefined {
    return this.#records.get(keyIn(placeOf(app, room), who));
  }

  of(app: AppId, room: RoomId): readonly Grant[] {
    return [...(this.#inRoom.get(placeOf(app, room)) ?? [])].map((key) => this.#records.get(key)).filter((grant) => grant !== undefined);
  }

  /** @throws {SharingFull} where a room has as many as it can. */
  async give(grant: Grant, also: readonly AccessEntry[] = []): Promise<void> {
    const known = this.#records.get(keyOfGrant(grant)) !== undefined;
    if (!known && (this.#inRoom.get(placeOf(grant.app, grant.room))?.size ?? 0) >= MOST_GRANTS) throw new SharingFull(`This room has been shared with ${MOST_GRANTS} people; take somebody out before you add another.`);
    await this.#records.put(grant, also);
    this.#index(grant);
  }

  async take(grants: readonly Grant[], also: readonly AccessEntry[] = []): Promise<void> {
    for (const grant of grants) this.#inRoom.get(placeOf(grant.app, grant.room))?.delete(keyOfGrant(grant));
    await this.#records.remove(grants.map(keyOfGrant), also);
  }

  /**
   * Takes what came by a link that holds no more. Whoever had something before has that again.
   *
   * @param holds whether a link still does: what came before by one that does not either is not given again.
   */
  async takeBack(came: readonly Grant[], holds: (link: string) => boolean, also: readonly AccessEntry[] = []): Promise<void> {
    const standing = (grant: Grant | undefined): Grant | undefined => (grant?.link === undefined || holds(grant.link) ? grant : standing(grant.before));
    await this.take(came, also);
    for (const { before, name } of came) {
      const again = standing(before);
      if (again) await this.give({ ...again, name });
    }
  }

  /** Somebody is called otherwise now. */
  async rename(person: PersonId, name: string): Promise<void> {
    for (const grant of this.#records.all().filter((one) => one.person === person).toArray()) await this.#records.put({ ...grant, name });
  }

  #index(grant: Grant): void {
    const place = placeOf(grant.app, grant.room);
    this.#inRoom.set(place, (this.#inRoom.get(place) ?? new Set()).add(keyOfGrant(grant)));
  }
}

const keyOfGrant = ({ app, room, person, email }: Grant): string => keyIn(placeOf(app, room), person === undefined ? { email: email ?? "" } : { person });
