import type { Clock } from "tutti/room";
import { LockedRooms } from "../embed/locked-rooms.ts";
import { Callers } from "../identity/callers.ts";
import { Identity } from "../identity/identity.ts";
import { Logins } from "../identity/logins.ts";
import { Provider } from "../identity/oidc/provider.ts";
import { SignInProblem } from "../identity/oidc/sign-in-problem.ts";
import { TrustedProxies } from "../identity/proxy.ts";
import { roleInAllRule, roleRule, type RoleInAll, type RoleOf } from "../identity/roles.ts";
import { readSecrets, rereadSecrets } from "../identity/secret.ts";
import type { Session } from "../identity/session.ts";
import type { Log } from "../logging.ts";
import type { AccessConfig, IdentityConfig } from "../options.ts";
import { Audit } from "../sharing/audit.ts";
import { Grants } from "../sharing/grants.ts";
import { Links } from "../sharing/links.ts";
import { Tokens } from "../sharing/tokens.ts";
import { BegunTimers } from "../outside/begun.ts";
import { HandledHooks } from "../outside/handled.ts";
import { Passes } from "../outside/passes.ts";
import { SqliteAccess } from "./sqlite-access.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const DEFAULT = { idleHours: 7 * 24, hours: 30 * 24, recheckMinutes: 10, auditDays: 365 } as const;
/** How often (ms) it is looked whether sign-ins and tokens have ended: what is open by them ends so soon. */
const LOOK_EVERY = 1_000;
/** A provider that does not answer is asked again after so long (ms). */
const ASK_AGAIN = 60_000;

interface AccessPorts {
  readonly data: string;
  /** Where the server listens. */
  readonly host: string;
  readonly clock: Clock;
  readonly say: Log;
  readonly access: AccessConfig | undefined;
  readonly identity: IdentityConfig | undefined;
  /** Who has something open just now. */
  open(): Iterable<Session>;
  /** These may stay no longer: what they have open is closed. */
  ended(gone: (session: Session) => boolean, why: "signedOut" | "sessionEnded" | "askAgain"): void;
  /** What somebody may do has changed. */
  changed(session: Session): void;
}

/** Everything that the server knows of who may do what. */
export interface Access {
  readonly identity: Identity;
  readonly callers: Callers;
  readonly logins: Logins;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly grants: Grants;
  readonly links: Links;
  readonly tokens: Tokens;
  readonly audit: Audit;
  /** Of handlers that run just now. */
  readonly passes: Passes;
  readonly handled: HandledHooks;
  readonly begun: BegunTimers;
  readonly locked: LockedRooms;
  /** What somebody may do in a room that is no branch. */
  readonly rule: RoleOf;
  readonly roleInAll: RoleInAll;
  readonly url: string | undefined;
  readonly guests: boolean;
  readonly sessionSeconds: number;
  readonly proxySignsIn: boolean;
  readonly proxySignOut: string | undefined;
  endLogins(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Reads what is kept of rights, and looks after what ends by itself. @throws with a sentence where the settings cannot be meant. */
export async function openAccess(ports: AccessPorts): Promise<Access> {
  const { clock, say, identity: config = {} } = ports;
  const proxies = new TrustedProxies(config.proxy);
  const providers = new Map((config.providers ?? []).map((one) => [one.id, new Provider(one)]));
  if (providers.size > 0 && config.url === undefined && !/^(localhost|127\.0\.0\.1|::1)$/.test(ports.host)) {
    throw new Error("identity.url has to say at which address people reach this server, such as https://tutti.example: providers send them back there");
  }
  const guests = config.guests ?? (providers.size === 0 && config.proxy?.user === undefined);
  const { idleHours, hours, recheckMinutes } = { ...DEFAULT, ...config.session };
  const store = new SqliteAccess(ports.data);
  const identity = new Identity(await readSecrets(ports.data), {
    read: () => rereadSecrets(ports.data),
    // Whoever is here by what it signed comes again, and finds out.
    forgot: () => ports.ended(() => true, "askAgain"),
  });
  await store.open();
  const logins = new Logins(store, { idle: idleHours * HOUR, most: hours * HOUR });
  const [grants, links, tokens] = [new Grants(store), new Links(store, identity), new Tokens(store)];
  const [passes, handled, begun] = [new Passes(), new HandledHooks(store), new BegunTimers(store)];
  const rows = await store.all();
  for (const part of [logins, grants, links, tokens, handled, begun]) part.load(rows);
  const audit = new Audit({ store, now: clock.now, after: clock.after, failed: (error) => say("error", "Lines of the audit log could not be written", { error }) });
  const rule = roleRule(ports.access, grants.roleOf, [...providers.keys()]);
  const roleInAll = roleInAllRule(ports.access, [...providers.keys()]);
  const locked = new LockedRooms();
  const callers = new Callers({ identity, logins, tokens, passes, proxies, locked, url: config.url, guests, now: clock.now, changed: ports.changed });

  const endLogins = async (ids: readonly string[]): Promise<void> => {
    const gone = new Set(ids);
    for (const id of ids) {
      const session = logins.session(id, clock.now());
      if (session) audit.note(session, "signed out");
    }
    const ending = logins.end(ids);
    ports.ended((session) => session.by === "login" && session.record !== undefined && gone.has(session.record), "signedOut");
    await ending;
  };

  /** Asks a provider again about a sign-in: one that it ended ends here too. */
  const checking = new Map<string, Promise<void>>();
  const check = async (id: string): Promise<void> => {
    const login = logins.login(id);
    const provider = login && providers.get(login.provider);
    const token = login?.refresh === undefined ? undefined : await identity.unseal(login.refresh);
    if (!login || !provider || typeof token !== "string") return;
    try {
      const { profile, refreshToken } = await provider.refresh(token, { subject: login.subject });
      await logins.checked(id, { checked: clock.now(), ...(refreshToken === undefined ? {} : { refresh: await identity.seal(refreshToken) }) });
      const before = logins.session(id, clock.now());
      await logins.know(login.provider, login.subject, profile);
      const after = logins.session(id, clock.now());
      if (!after || JSON.stringify(before) === JSON.stringify(after)) return;
      ports.changed(after);
    } catch (error) {
      const refused = error instanceof SignInProblem && error.trouble === "refused";
      say(refused ? "info" : "warn", refused ? "A provider ended somebody's sign-in" : "A provider could not be asked about a sign-in", { provider: login.provider, error });
      if (refused) return endLogins([id]);
      // Until it answers, what it said last holds: its trouble should put nobody out.
      await logins.checked(id, { checked: clock.now() - recheckMinutes * 60_000 + ASK_AGAIN });
    }
  };

  let closed = false;
  let cancel = (): void => undefined;
  const look = async (): Promise<void> => {
    await identity.lookAgain();
    for (const session of ports.open()) if (session.by === "login" && session.record !== undefined) logins.visit(session.record, clock.now());
    ports.ended((session) => !callers.stillIs(session), "sessionEnded");
    // A proxy says who somebody is when they come, and never that they have gone: open pages come again by it.
    ports.ended(({ told }) => told !== undefined && told <= clock.now() - recheckMinutes * 60_000, "askAgain");
    const inUse = new Set([...ports.open()].map(({ record }) => record));
    for (const { id } of logins.toCheck(clock.now() - recheckMinutes * 60_000)) {
      // Whoever is not here is asked about when they come again.
      if (!inUse.has(id) || checking.has(id)) continue;
      checking.set(id, check(id).finally(() => checking.delete(id)));
    }
    await logins.tidy(clock.now());
  };
  const again = (): void => {
    cancel = clock.after(LOOK_EVERY, () => {
      look().catch((error: unknown) => say("error", "Sign-ins could not be looked after", { error })).finally(() => (closed ? undefined : again()));
    });
  };
  again();
  let cancelForget = (): void => undefined;
  const forget = (): void => {
    void audit.forget(clock.now() - (config.auditDays ?? DEFAULT.auditDays) * DAY).catch((error: unknown) => (closed ? undefined : say("error", "Old lines of the audit log could not be deleted", { error })));
    cancelForget = clock.after(DAY, forget);
  };
  forget();

  return {
    identity, callers, logins, providers, grants, links, tokens, audit, passes, handled, begun, locked, rule, roleInAll, guests, endLogins,
    url: config.url, sessionSeconds: hours * 60 * 60, proxySignsIn: config.proxy?.user !== undefined, proxySignOut: config.proxy?.signOut,
    close: async () => {
      closed = true;
      cancel();
      cancelForget();
      await Promise.allSettled([audit.flush(), ...checking.values()]);
      await store.close();
    },
  };
}
