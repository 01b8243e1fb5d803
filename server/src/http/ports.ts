import type { AppId, PersonId, Role, RoomId, Sharing } from "@tutti/protocol";
import type { UploadRuling, WantedUpload } from "tutti/room";
import type { Apps } from "../apps.ts";
import type { BranchIndex } from "../branches/branch-index.ts";
import type { Branches } from "../branches/branches.ts";
import type { Operations } from "../branches/operations.ts";
import type { EmbedConfig } from "../embed/config.ts";
import type { Directory } from "../identity/directory.ts";
import type { Identity } from "../identity/identity.ts";
import type { Callers } from "../identity/callers.ts";
import type { Logins } from "../identity/logins.ts";
import type { Provider } from "../identity/oidc/provider.ts";
import type { Session } from "../identity/session.ts";
import type { RoleInAll, RoleOf } from "../identity/roles.ts";
import type { Audit } from "../sharing/audit.ts";
import type { Grantee, Grants } from "../sharing/grants.ts";
import type { Links } from "../sharing/links.ts";
import type { Tokens } from "../sharing/tokens.ts";
import type { Assistants } from "../assistants/assistants.ts";
import type { Webhooks } from "../outside/webhooks.ts";
import type { Past } from "../history/past.ts";
import type { ChangeQuery, HistorySize, StoredChange } from "../log/port.ts";
import type { ProcessCaches } from "../hosts/cache-desk.ts";
import type { Log } from "../logging.ts";
import type { Rooms } from "../rooms/rooms.ts";
import type { Blob } from "../rooms/blobs.ts";
import type { ServedTheme } from "../theme/served-theme.ts";
import type { Files, Place } from "../files/files.ts";
import type { PageFiles } from "./files.ts";

/** What the HTTP half needs of the server. */
export interface HttpPorts {
  readonly apps: Apps;
  readonly identity: Identity;
  readonly callers: Callers;
  readonly logins: Logins;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly grants: Grants;
  readonly links: Links;
  readonly tokens: Tokens;
  readonly audit: Audit;
  readonly webhooks: Webhooks;
  /** Loaded when the first assistant comes. */
  assistants(): Promise<Assistants>;
  /** Where people reach this server, where that was said. */
  readonly url: string | undefined;
  /** Whether one may come without signing in. */
  readonly guests: boolean;
  /** How long a sign-in lasts at most. */
  readonly sessionSeconds: number;
  /** Whether a proxy in front signs people in. */
  readonly proxySignsIn: boolean;
  /** Where a proxy that signs people in signs them out. */
  readonly proxySignOut: string | undefined;
  readonly roleOf: RoleOf;
  /** What somebody may give in all rooms of an app at once. */
  readonly roleInAll: RoleInAll;
  readonly branchIndex: BranchIndex;
  readonly branches: Branches;
  readonly operations: Operations;
  readonly past: Past;
  /** How much history documents have, and for how many days it is kept. */
  historySize(documents: readonly string[]): Promise<HistorySize & { readonly days: number }>;
  /** Does something with a room that is opened for it. */
  readonly withRoom: Rooms["withRoom"];
  readonly directory: Directory;
  readonly boot: string;
  readonly theme: ServedTheme;
  /** The built page; absent where there is none. */
  readonly page: PageFiles | undefined;
  /** Files may change while the server runs. */
  readonly dev: boolean;
  readonly origins: readonly string[];
  /** Whether a Host header names this server. */
  knows(asked: string | undefined): boolean;
  readonly contentOrigins: readonly string[];
  /** Whose pages may show rooms inside theirs; absent: nobody's. */
  readonly embed: EmbedConfig | undefined;
  readonly say: Log;
  readonly now: () => number;
  /** How an app's caches do, in each of its processes. */
  caches(app: AppId): Promise<readonly ProcessCaches[]>;
  /** Empties those of a name, or all. */
  clearCaches(app: AppId, cache: string | undefined): void;
  /** Waits until the app's module has told what it is, or cannot. */
  settleFacts(app: AppId): Promise<void>;
  /** A blob of an open room, if this person is shown an element that names it. */
  readBlob(app: AppId, room: RoomId, name: string, person: PersonId): Blob | undefined;
  /** A blob of a look at the past. */
  keptBlob(app: AppId, look: RoomId, name: string): Blob | undefined;
  /** What people uploaded. */
  readonly files: Files;
  /** Files that one person may begin within a minute. */
  readonly uploadsPerMinute: number;
  /** Whether somebody may bring a file to a widget of an open room. */
  mayUpload(app: AppId, room: RoomId, person: PersonId, file: WantedUpload): UploadRuling;
  /** A room has no place for another file: takes away what nothing names. */
  makeRoom(place: Place): Promise<void>;
  readonly enterTyped: Rooms["enterTyped"];
  /** Rows of the history, newest first. */
  changes(query: ChangeQuery): Promise<readonly StoredChange[]>;
  /** Why the server should get no visitors just now. */
  notReady(): string | undefined;
  /** Somebody's name, colour or rights have changed: their sockets and rooms learn of it. */
  changed(person: PersonId, what: "name" | "role"): void;
  /** Somebody was given or taken something: what they have open is opened afresh. */
  rightsChanged(who: Grantee): void;
  /** Somebody embedded has shown a newer token: what they have open goes on. */
  renewed(session: Session): void;
  /** A program's token was revoked. */
  tokenEnded(id: string): void;
  /** What the settings give in an app. */
  /** Whether those who may not change rooms of an app may explore them on their own. */
  mayExplore(app: AppId): boolean;
  /** The least role that reads what went wrong in an app's script. */
  errorsFor(app: AppId): Role;
  settingsOf(app: AppId, room: RoomId): Sharing["settings"];
  /** Ends sign-ins, and what is open by them. */
  endLogins(ids: readonly string[]): Promise<void>;
}
