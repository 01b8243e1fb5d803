import type { ConfiguredConnections } from "tutti/host";
import type { AppId, Role, SaidSettings, Theme } from "@tutti/protocol";
import type { ProviderConfig, SessionConfig } from "./identity/oidc/provider-config.ts";
import type { ProxyConfig } from "./identity/proxy.ts";
import type { EmbedConfig } from "./embed/config.ts";
import type { DocumentLog } from "./log/port.ts";
import type { Limits } from "./limits.ts";

/** An app that the server offers. */
export interface AppSource {
  /** Its place in the address: `[a-z0-9-]{1,64}`, and none of the server's own words. */
  readonly id: string;
  /** The absolute path of its module, `.ts` or `.js`. */
  readonly file: string;
  /** What the list of apps calls it until its module has been loaded; the id where absent. */
  readonly title?: string;
  /** A sentence about it, for the list of apps. */
  readonly description?: string;
  /** The folder of its bundled components: `components.json`, which lists them, and the files that it names. Absolute. */
  readonly components?: string;
}

/** What people may do in all apps, or in one. The most of it holds. */
export interface RightsConfig {
  /** What everybody may do who comes at all; "editor" where absent. `null` lets nobody in who has no other right. */
  readonly default?: Role | null;
  /** Whether viewers may comment, as commenters do; not where absent. */
  readonly viewersComment?: boolean;
  /** Whether those who may not change a room may try things in a branch of their own; yes where absent. */
  readonly explore?: boolean;
  /**
   * Who reads how the others are called: those of this role or more; everybody where absent. To the rest they are "Guest 1",
   * "Guest 2". What an app draws itself is the app's to say.
   */
  readonly namesFor?: Role;
  /**
   * Who reads what went wrong in a script, and in which line: those of this role or more; "editor" where absent, and everybody while an app
   * is developed. The rest read that something failed, and under which mark the log has it.
   */
  readonly errorsFor?: Role;
  /** What those may do who have signed in. */
  readonly members?: Role | null;
  /** What those may do of whom a claim names the group or role: `admins`, or `keycloak:admins` for one provider's alone. */
  readonly groups?: Readonly<Record<string, Role>>;
  /** What people may do, by an address that their provider vouches for. */
  readonly people?: Readonly<Record<string, Role>>;
}

/** What people may do in rooms of some name. */
export type RoomRights = Pick<RightsConfig, "default" | "members" | "groups" | "people">;

/** What people may do in one app. */
export interface AppRights extends RightsConfig {
  /**
   * Of rooms by their names, where `*` stands for any letters: `{ "board-*": { default: null, groups: { board: "editor" } } }`. Of the
   * names that fit a room, the first that says `default` or `members` stands in the place of the app's; groups and people of all stand
   * beside it. A branch is what its origin is.
   */
  readonly rooms?: Readonly<Record<string, RoomRights>>;
}

/** What people may do, beside what links and owners give them. */
export interface AccessConfig extends RightsConfig {
  /** Of single apps; `default` and `members` stand in the place of the server's, groups and people beside it. */
  readonly apps?: Readonly<Record<string, AppRights>>;
}

/** How people are known. */
export interface IdentityConfig {
  /** Where the server is reached, such as `https://tutti.example`: providers send people back there. Not needed on `localhost`. */
  readonly url?: string;
  /** Whether one may come without signing in; yes where there is nowhere to sign in. */
  readonly guests?: boolean;
  readonly providers?: readonly ProviderConfig[];
  readonly proxy?: ProxyConfig;
  readonly session?: SessionConfig;
  /** Days that the audit log is kept; 365 where absent. */
  readonly auditDays?: number;
}

/** The look of a server's pages; an app may have one of its own, which lies over the server's. Paths of fonts are absolute. */
export interface ServerTheme extends Theme {
  readonly apps?: Readonly<Record<string, Theme>>;
}

/** One entry of the server's log, ready to be printed. */
export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly at: number;
  readonly message: string;
  readonly [field: string]: unknown;
}

export interface ServerOptions {
  readonly apps: readonly AppSource[];
  /** The folder of the log, its lock and the secret. Made if it is not there. */
  readonly data: string;
  /** 8400 where absent; 0 takes a free one. */
  readonly port?: number;
  /** "127.0.0.1" where absent. */
  readonly host?: string;
  /** The folder of the built page: `index.html`, `assets/`, `sw.js`. Without it the server answers with a sentence. */
  readonly client?: string;
  /** Shows authors their stack traces, also in the pages, and forwards what scripts print. Scripts run with `NODE_ENV=development`, else with `production` unless the server itself runs with `development`. */
  readonly dev?: boolean;
  readonly access?: AccessConfig;
  /** The databases that scripts may connect to by a name. Only their processes get to know them. */
  readonly connections?: ConfiguredConnections;
  /** Settings of apps' own, with the places where they were said. */
  readonly settings?: SaidSettings;
  readonly identity?: IdentityConfig;
  readonly limits?: Partial<Limits>;
  /** "json" prints one object a line to standard output; a function is given each line. "json" where absent. */
  readonly log?: "json" | "silent" | ((line: LogLine) => void);
  /** Pages of other origins that may open a socket here, such as `https://intranet.example`. Same origin only where absent. */
  readonly origins?: readonly string[];
  /** Hosts that pictures, films and frames of a page may come from, such as `https://tiles.example`. This server only where absent. */
  readonly contentOrigins?: readonly string[];
  /** Whose pages may show rooms inside theirs. Nobody's but our own where absent. */
  readonly embed?: EmbedConfig;
  /** The look of the pages; the client's own where absent. It has been checked: see `themeProblems` of protocol. */
  readonly theme?: ServerTheme;
  /** Another store than the SQLite file in `data`. */
  readonly store?: DocumentLog;
}

/** An invitation: a link that gives whoever opens it a role in one room. */
export interface Invitation {
  readonly app: string;
  readonly room: string;
  readonly role: Role;
  /** How long the link can be opened; a week where absent. The role that it gave stays, until the link is revoked. */
  readonly ttlSeconds?: number;
}

/** Counts for the operator's eye. */
export interface ServerStats {
  readonly boot: string;
  /** Pages that are connected. */
  readonly sockets: number;
  /** Websockets; one may carry several pages. */
  readonly lines: number;
  readonly documents: number;
  readonly rooms: number;
  readonly hosts: readonly { readonly app: AppId; readonly pid: number; readonly rooms: number; readonly rss: number; readonly state: string }[];
  readonly journal: { readonly queued: number; readonly bytes: number; readonly problem: string | undefined };
}

export interface RunningServer {
  /** Where it answers, such as `http://127.0.0.1:8400`. */
  readonly url: string;
  readonly port: number;
  /** New at each start. */
  readonly boot: string;
  /** Closes everything within the limits' `stopDeadline`; may be called twice. */
  stop(): Promise<void>;
  /** Starts the app's script in a fresh process; every value is kept. */
  reload(app: string): Promise<void>;
  /** Gives every open page, and those to come, another look. Nothing runs anew. Rejects where a font cannot be read; the old look stays. */
  retheme(theme: ServerTheme | undefined): Promise<void>;
  /** @returns the path of a link that gives a role: `/join/<token>`. */
  invite(invitation: Invitation): Promise<string>;
  stats(): ServerStats;
}
