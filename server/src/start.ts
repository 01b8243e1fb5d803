import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { isRole, printContents, type PersonId } from "@tutti/protocol";
import { openAccess } from "./access/open-access.ts";
import { Apps } from "./apps.ts";
import { BranchIndex } from "./branches/branch-index.ts";
import { Branches } from "./branches/branches.ts";
import { Explorations } from "./branches/explorations.ts";
import { forkByScript } from "./branches/fork-by-script.ts";
import { Operations } from "./branches/operations.ts";
import { systemClock } from "./clock.ts";
import { Documents } from "./documents/documents.ts";
import { Files } from "./files/files.ts";
import { FileKeeper, filesNamedIn } from "./files/keeper.ts";
import { Supervisor } from "./hosts/supervisor.ts";
import { Past } from "./history/past.ts";
import { sharedChanges } from "./history/shared-changes.ts";
import type { ChangeQuery, StoredChange } from "./log/port.ts";
import { httpApp } from "./http/app.ts";
import { PageFiles } from "./http/files.ts";
import { knownNames } from "./http/known-names.ts";
import { listen, makeHttpServer } from "./http/listen.ts";
import { Directory } from "./identity/directory.ts";
import { errorsRule, exploreRule, namesRule, settingsRule, viewersCommentRule } from "./identity/roles.ts";
import { LogJournal } from "./journal/journal.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { SqliteLog } from "./log/sqlite.ts";
import { openLog } from "./logging.ts";
import type { Invitation, RunningServer, ServerOptions } from "./options.ts";
import { BlobCache } from "./rooms/blobs.ts";
import { LeftJobs } from "./rooms/left-jobs.ts";
import { Rooms } from "./rooms/rooms.ts";
import { PresenceGate } from "./sockets/presence-gate.ts";
import { THE_SERVER } from "./sharing/audit.ts";
import { Sockets } from "./sockets/sockets.ts";
import { stopper } from "./stop.ts";
import { ServedTheme } from "./theme/served-theme.ts";
import { openOutside } from "./outside/open-outside.ts";
import { within } from "./within.ts";

/** The history waits so long (ms) for what is on its way to the store. */
const HISTORY_WAIT = 1_000;

/** Seconds. */
const DAY = 24 * 60 * 60;
/** How long (s) an invitation can be opened, if nobody says. */
const WEEK = 7 * DAY;

/** Documents' connections read nothing of the request that began them: who it is has been settled before. */
const UPGRADE = new Request("http://localhost/socket");

/** Whether a server listens at every address of its machine. */
const isAnyAddress = (host: string): boolean => host === "0.0.0.0" || host === "::";

/** Starts a server. Rejects with a sentence where it cannot: the port is taken, another server owns the store. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = systemClock;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const say = openLog(options.log, () => clock.now());
  const apps = new Apps(options.apps);
  const boot = randomBytes(9).toString("base64url");
  const page = options.client === undefined ? undefined : new PageFiles(options.client, { keep: !options.dev });
  const client = (await page?.version()) ?? "none";
  const theme = new ServedTheme();
  await theme.take(options.theme);
  const log = options.store ?? new SqliteLog(options.data, { historyDays: limits.historyDays });
  await log.open();
  const host = options.host ?? "127.0.0.1";
  const access = await openAccess({
    data: options.data, host, clock, say, access: options.access, identity: options.identity,
    open: () => [...sockets.all()].map(({ session }) => session),
    ended: (gone, why) => sockets.end(gone, why),
    changed: (session) => {
      directory.see(session);
      changed(session.id, "role");
    },
  }).catch(async (error: unknown) => {
    await log.close();
    throw error;
  });
  const { callers } = access;
  const branchIndex = new BranchIndex(access.rule, access.grants.roleOf);
  const { roleOf } = branchIndex;
  const directory = new Directory(roleOf, (session, app, room) => branchIndex.explores(session, app, room));
  // A page that was reached by the address that people use is our own, whatever a proxy makes of it on the way.
  const origins = [...(options.origins ?? []), ...(options.identity?.url === undefined ? [] : [new URL(options.identity.url).origin])];
  const knows = knownNames({ host, addresses: origins, proxied: options.identity?.proxy !== undefined });
  branchIndex.load(await log.records({ kind: "branch" }));
  const left = await log.records({ kind: "jobs" });

  const journal = new LogJournal({
    log, clock, commitInterval: limits.commitInterval, queueBytes: limits.queueBytes, foldEvery: limits.snapshotEvery,
    onProblem: (problem) => {
      say(problem === undefined ? "info" : "error", problem ?? "The store takes changes again");
      rooms.tell(problem);
    },
    onRoom: () => {
      for (const socket of sockets.all()) socket.release();
    },
    onLost: (reason) => {
      say("error", reason);
      rooms.tell(reason);
      sockets.close("goingAway");
    },
    onFoldFailed: (document, error) => say("warn", "A document's updates could not be folded; nothing is lost", { document, error }),
  });
  const supervisor = new Supervisor({
    apps, limits, clock, say, dev: options.dev ?? false, filesOf: (app) => join(options.data, "files", app), cachesOf: (app) => join(options.data, "cache", app),
    connections: options.connections && JSON.stringify(options.connections), settings: options.settings && JSON.stringify(options.settings),
    learned: (app, facts) => {
      const before = apps.title(app);
      apps.learn(app, facts);
      if (before !== facts.title) rooms.retitle(app);
      outside.learn(app, facts.outside);
    },
    fault: (app, message) => rooms.tellFault(app, { body: `The script left an error to nobody: ${message}`, seconds: 10 }),
  });
  const changesOf = async (query: ChangeQuery): Promise<readonly StoredChange[]> => {
    // Whoever asks has often just seen the change; a store in trouble tells what it has.
    await within(HISTORY_WAIT, journal.committed());
    return log.changes(query);
  };
  const errorsFor = errorsRule(options.access, options.dev ?? false);
  let stopping = false;
  const files = new Files(join(options.data, "files"), limits, () => clock.now(), (room) => keeper.watch(room));
  const blobs = new BlobCache(limits.blobBytes);
  const rooms: Rooms = new Rooms({
    apps, limits, clock, say, directory, journal, hosts: supervisor, blobs, boot,
    locked: access.locked, viewersComment: viewersCommentRule(options.access), namesFor: namesRule(options.access), errorsFor, isExplored: (app, room) => branchIndex.of(app, room)?.explores === true,
    documents: () => documents, clientVersion: () => client, themeVersion: () => theme.version, problem: () => journal.problem, opened: (room) => keeper.watch(room),
    changes: (place, limit) => sharedChanges(place, limit, changesOf),
    fork: (place, by, name) => forkByScript(branches, place, directory.person(by, place.app, place.room), name),
    jobs: (app, room, keys) => leftJobs.note(app, room, keys),
  });
  const documents: Documents = new Documents({
    log, journal, limits, apps, say,
    access: (ref, session) => branchIndex.access(ref, session),
    enter: (app, room) => rooms.enter(app, room),
    entered: (session, app, room) => access.audit.noteOnce(session, "entered", { app, room }),
    opened: (ref, doc) => rooms.attach(ref, doc),
    closed: (ref) => rooms.detach(ref),
    previews: (app, room, previews) => rooms.previews(app, room, previews),
  });
  const leftJobs = new LeftJobs({ journal, rooms: () => rooms, isThere: (app) => apps.get(app) !== undefined, stopping: () => stopping, say });
  const sockets: Sockets = new Sockets({
    callers, directory, limits, say, origins, knows,
    now: () => clock.now(),
    full: () => journal.full,
    presence: new PresenceGate(clock, (name) => documents.readers(name)),
    documents: (socket, wire) => documents.connect(socket, wire, UPGRADE),
    join: (socket, { app, room, ...look }) => {
      const seat = rooms.join(socket, app, room, look);
      if (seat) {
        access.audit.noteOnce(socket.session, "entered", { app, room });
        explorations.visited(app, room);
      }
      return seat;
    },
  });

  const keeper: FileKeeper = new FileKeeper({ files, clock, limits, say, pin: (ref) => documents.pin(ref), isOpen: ({ app, room }) => rooms.isOpen(app, room) });

  const operations = new Operations(log, journal, () => clock.now());
  const branches = new Branches({
    index: branchIndex, log, journal, rooms, documents, operations, now: () => clock.now(), after: (ms, then) => clock.after(ms, then), drawnWithin: limits.drawnWithin,
    shareFiles: (app, from, to, contents) => files.share({ app, room: from }, { app, room: to }, filesNamedIn(JSON.stringify(printContents(contents)))),
  });

  const explorations = new Explorations({ index: branchIndex, branches, isOpen: (app, room) => rooms.isOpen(app, room), clock, days: limits.explorationDays, say });

  let answersAt = "";
  const outside = openOutside({
    ...access, apps, clock, limits, say, supervisor, server: () => answersAt,
    ended: (token) => sockets.end(({ record }) => record === token, "signedOut"),
  });
  const past = new Past({ log, journal, operations, hosts: supervisor, blobs, clock });
  const changed = (person: PersonId, what: "name" | "role"): void => {
    if (what === "name") rooms.rename(person);
    else for (const socket of sockets.of(person)) socket.cut("roleChanged");
  };
  const http = makeHttpServer(httpApp({
    ...access, webhooks: outside.webhooks, assistants: outside.assistants, apps, roleOf, branchIndex, branches, operations, past, directory, boot, page, files, theme, say, changed, dev: options.dev ?? false, origins, knows, contentOrigins: options.contentOrigins ?? [], embed: options.embed,
    now: () => clock.now(),
    changes: changesOf,
    keptBlob: (app, look, name) => blobs.get({ app, room: look }, name),
    historySize: async (documents) => ({ ...(await log.historySize(documents)), days: limits.historyDays }),
    withRoom: (app, room, work) => rooms.withRoom(app, room, work),
    enterTyped: (app, room) => rooms.enterTyped(app, room),
    caches: (app) => supervisor.caches(app),
    clearCaches: (app, cache) => supervisor.clearCaches(app, cache),
    settleFacts: (app) => supervisor.settle(app),
    readBlob: (app, room, name, person) => (rooms.mayRead(app, room, person, name) ? blobs.get({ app, room }, name) : undefined),
    uploadsPerMinute: limits.uploadsPerMinute,
    mayUpload: (app, room, person, file) => rooms.mayUpload(app, room, person, file),
    makeRoom: (place) => keeper.makeRoom(place),
    notReady: () => (stopping ? "The server is stopping" : journal.problem),
    rightsChanged: (who) => sockets.end((session) => ("person" in who ? session.id === who.person : session.email === who.email), "roleChanged"),
    tokenEnded: (id) => sockets.end((session) => (session.by === "token" || session.by === "embed") && session.record === id, "signedOut"),
    renewed: (session) => {
      for (const socket of sockets.of(session.id)) socket.session = session;
    },
    mayExplore: exploreRule(options.access), errorsFor,
    settingsOf: (app, room) => settingsRule(options.access)(app, branchIndex.rootOf(app, room)),
  }));
  http.on("upgrade", (request, wire, head) => {
    sockets.upgrade(request, wire, head).catch((error: unknown) => {
      say("error", "A socket could not be opened", { error });
      wire.destroy();
    });
  });

  const stop = stopper({ limits, say, begin: () => (stopping = true), http, sockets, rooms, journal, supervisor, log, access, keeper, outside: { stop: () => (explorations.stop(), outside.stop()) } });
  const port = await listen(http, options.port ?? 8400, host).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  answersAt = isAnyAddress(host) ? `http://127.0.0.1:${port}` : url;
  outside.begin();
  void leftJobs.goOn(left);
  say("info", "Tutti is running", { url, apps: apps.list().map((app) => app.id) });

  return {
    url, port, boot, stop,
    reload: async (id) => {
      const app = apps.get(id);
      if (!app) throw new Error(`There is no app "${id}" here`);
      await supervisor.reload(app.id);
    },
    retheme: async (next) => {
      if (await theme.take(next)) rooms.greetAll();
    },
    invite: async ({ app: id, room: roomText, role, ttlSeconds = WEEK }: Invitation) => {
      const app = apps.get(id);
      const place = apps.room(roomText);
      if (!app) throw new Error(`There is no app "${id}" here`);
      if ("problem" in place) throw new Error(place.problem);
      if (!isRole(role)) throw new Error(`"${String(role)}" is no role; it is owner, editor, commenter or viewer`);
      const now = clock.now();
      const link = await access.links.make(
        { app: app.id, room: place.room, role, note: "", created: now, by: THE_SERVER.name, until: now + ttlSeconds * 1_000 },
        (made) => [access.audit.line(THE_SERVER, "link made", made, { role, link: "", password: false, days: ttlSeconds / DAY })],
      );
      return access.links.path(link);
    },
    stats: () => ({
      boot, sockets: sockets.count, lines: sockets.lines, documents: documents.count, rooms: rooms.count, hosts: supervisor.stats(),
      journal: { ...journal.size, problem: journal.problem },
    }),
  };
}
