import { randomBytes } from "node:crypto";
import { cleanName, parsePersonId, type PersonId } from "@tutti/protocol";
import { count, listOf, shape, text, those } from "@tutti/protocol/shape";
import { idOf, Records } from "../access/records.ts";
import type { AccessEntry, AccessRow, AccessStore } from "../access/port.ts";
import { nextColour } from "./guest.ts";
import type { Profile } from "./oidc/claims.ts";
import { isColour, type Session } from "./session.ts";

/** Somebody whom a provider or a proxy knows. They keep their id, whatever they are called. */
export interface Account {
  /** Who vouches: a provider's id, or `proxy`. */
  readonly provider: string;
  readonly subject: string;
  readonly person: PersonId;
  readonly name: string;
  readonly colour: number;
  readonly email?: string;
  readonly groups: readonly string[];
}

/** One sign-in in one browser. It can be ended here, whatever the browser's cookie says. */
export interface Login {
  readonly id: string;
  readonly provider: string;
  readonly subject: string;
  readonly sid?: string;
  readonly created: number;
  /** The last visit that was noted. */
  readonly seen: number;
  /** When the provider last said that all is well. */
  readonly checked: number;
  /** Sealed: the refresh token, and the ID token, which the provider wants to see again at the end. */
  readonly refresh?: string;
  readonly idToken?: string;
}

export interface LoginTimes {
  /** ms without a visit, and in all. */
  readonly idle: number;
  readonly most: number;
}

/** A visit is noted at most this often (ms). */
const NOTE_EVERY = 10 * 60_000;
/** Sign-ins of one person at once; the oldest makes room for a new one. */
const MOST_LOGINS = 50;

const word = text(4_000);
const accountShape = shape<Account>(
  { provider: word, subject: word, person: idOf(parsePersonId), name: text(200), colour: those(isColour), groups: listOf(text(300), 1_000) },
  { email: text(300) },
);
const loginShape = shape<Login>(
  { id: word, provider: word, subject: word, created: count, seen: count, checked: count },
  { sid: word, refresh: text(20_000), idToken: text(40_000) },
);

/** Everybody who has signed in, and where: accounts and sign-ins. */
export class Logins {
  readonly #accounts: Records<Account>;
  readonly #logins: Records<Login>;
  readonly #times: LoginTimes;
  readonly #keyOf = new Map<PersonId, string>();
  /** Visits that are not noted yet. */
  readonly #seen = new Map<string, number>();

  constructor(store: Pick<AccessStore, "write">, times: LoginTimes) {
    this.#times = times;
    this.#accounts = new Records<Account>({ kind: "account", store, keyOf: accountKey, print: (account) => ({ ...account, groups: [...account.groups] }), parse: accountShape });
    this.#logins = new Records<Login>({ kind: "session", store, keyOf: ({ id }) => id, print: (login) => ({ ...login }), parse: loginShape });
  }

  load(rows: readonly AccessRow[]): void {
    this.#accounts.load(rows);
    this.#logins.load(rows);
    for (const account of this.#accounts.all()) this.#keyOf.set(account.person, accountKey(account));
  }

  /** Notes what is true of somebody now. @returns their account, a new one where nobody knew them. */
  async know(provider: string, subject: string, { name, email, groups }: Profile): Promise<Account> {
    const before = this.#accounts.get(accountKey({ provider, subject }));
    const person = before?.person ?? parsePersonId(randomBytes(12).toString("base64url"));
    if (!person) throw new Error("Random bytes gave no id; this cannot happen");
    const account: Account = { provider, subject, person, name: cleanName(name) ?? "Somebody", colour: before?.colour ?? nextColour(), ...(email === undefined ? {} : { email }), groups };
    if (!before || JSON.stringify(before) !== JSON.stringify(account)) await this.#accounts.put(account);
    this.#keyOf.set(person, accountKey(account));
    return account;
  }

  accountOf(provider: string, subject: string): Account | undefined {
    return this.#accounts.get(accountKey({ provider, subject }));
  }

  account(person: PersonId): Account | undefined {
    return this.#accounts.get(this.#keyOf.get(person) ?? "");
  }

  async recolour(person: PersonId, colour: number): Promise<void> {
    const account = this.account(person);
    if (account) await this.#accounts.put({ ...account, colour });
  }

  /** Begins a sign-in. The oldest of somebody with very many ends. */
  async begin(login: Omit<Login, "id" | "created" | "seen" | "checked">, now: number, also: readonly AccessEntry[] = []): Promise<Login> {
    const begun: Login = { ...login, id: randomBytes(24).toString("base64url"), created: now, seen: now, checked: now };
    const others = this.#logins.all().filter(({ provider, subject }) => provider === login.provider && subject === login.subject).toArray();
    const surplus = others.toSorted((a, b) => this.#seenAt(a) - this.#seenAt(b)).slice(0, Math.max(0, others.length - MOST_LOGINS + 1));
    await this.end(surplus.map(({ id }) => id));
    await this.#logins.put(begun, also);
    return begun;
  }

  login(id: string): Login | undefined {
    return this.#logins.get(id);
  }

  /** Who a sign-in is, unless it has ended. */
  session(id: string, now: number): Session | undefined {
    const login = this.#logins.get(id);
    const account = login && this.#accounts.get(accountKey(login));
    if (!login || !account || this.endOf(login) <= now) return undefined;
    return sessionOf(account, "login", { record: id, until: login.created + this.#times.most });
  }

  /** When a sign-in ends by itself, as things are. */
  endOf(login: Login): number {
    return Math.min(login.created + this.#times.most, this.#seenAt(login) + this.#times.idle);
  }

  /** Somebody is here. */
  visit(id: string, now: number): void {
    this.#seen.set(id, now);
  }

  /** Notes visits, and forgets what has ended. */
  async tidy(now: number): Promise<void> {
    for (const [id, seen] of this.#seen) {
      const login = this.#logins.get(id);
      if (!login) this.#seen.delete(id);
      else if (seen - login.seen >= NOTE_EVERY) await this.#logins.put({ ...login, seen });
    }
    const over = this.#logins.all().filter((login) => this.endOf(login) <= now).map(({ id }) => id).toArray();
    if (over.length > 0) await this.end(over);
  }

  async end(ids: readonly string[], also: readonly AccessEntry[] = []): Promise<void> {
    for (const id of ids) this.#seen.delete(id);
    if (ids.length + also.length > 0) await this.#logins.remove(ids, also);
  }

  /** The sign-ins that a provider means: the one of that name, else all of that person. */
  meant(provider: string, { subject, sid }: { readonly subject?: string; readonly sid?: string }): readonly Login[] {
    return this.#logins.all().filter((login) => login.provider === provider && (sid === undefined || login.sid === sid) && (subject === undefined || login.subject === subject)).toArray();
  }

  /** Sign-ins whose provider should be asked again. */
  toCheck(before: number): readonly Login[] {
    return this.#logins.all().filter((login) => login.refresh !== undefined && login.checked < before).toArray();
  }

  async checked(id: string, changes: Partial<Pick<Login, "checked" | "refresh" | "idToken" | "sid">>): Promise<void> {
    const login = this.#logins.get(id);
    if (login) await this.#logins.put({ ...login, ...changes });
  }

  #seenAt({ id, seen }: Login): number {
    return Math.max(seen, this.#seen.get(id) ?? 0);
  }
}

const accountKey = ({ provider, subject }: { readonly provider: string; readonly subject: string }): string => `${provider} ${subject}`;

/** Somebody with an account, as a request or a socket knows them. Groups are told by who says so. */
export const sessionOf = ({ provider, person, name, colour, email, groups }: Account, by: "login" | "proxy", more: Pick<Session, "record" | "until" | "told"> = {}): Session => ({
  id: person, name, colour, by, ...(email === undefined ? {} : { email }), groups: groups.map((group) => `${provider}:${group}`), ...more,
});
