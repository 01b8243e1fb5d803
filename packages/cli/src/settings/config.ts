import type { AccessConfig, EmbedConfig, IdentityConfig, Limits, ServerTheme } from "@tutti/server";
import type { JsonValue, SaidSettings } from "@tutti/protocol";
import type { ConnectionConfig } from "tutti";

/** What `tutti.config.ts` may say. The environment gives way to it, and it gives way to the command line. */
export interface TuttiConfig {
  /** The port; 0 takes a free one. Also `TUTTI_PORT` and `--port`. */
  readonly port?: number;
  /** The address to listen at: `127.0.0.1` for this machine alone, `0.0.0.0` for everybody. Also `TUTTI_HOST` and `--host`. */
  readonly host?: string;
  /** The folder of what people write; beside the config file where it is relative. Also `TUTTI_DATA` and `--data`. */
  readonly data?: string;
  /** How the server's log is printed. Also `TUTTI_LOG` and `--log`. */
  readonly log?: LogStyle;
  /** What people may do who have no other right. */
  readonly access?: AccessConfig;
  /**
   * Databases that apps connect to by these names. Paths are beside this file; passwords come from the environment.
   *
   * @example
   * connections: { sales: { kind: "duckdb", files: ["data"] }, crm: { kind: "postgres", url: process.env.CRM_URL } }
   */
  readonly connections?: Readonly<Record<string, ConnectionConfig>>;
  /**
   * How people are known: providers to sign in with, a proxy that has done so, guests. Secrets come from the environment:
   * `TUTTI_CLIENT_SECRET_<ID>`.
   *
   * @example
   * identity: { url: "https://tutti.example", providers: [{ id: "keycloak", name: "Example", issuer: "https://login.example/realms/team", clientId: "tutti" }] }
   */
  readonly identity?: IdentityConfig;
  /**
   * Settings of the app's own, which its script reads by `config.get("maxRows")`: plain JSON. Also `TUTTI_CONFIG_MAX_ROWS` and
   * `--config.maxRows=50`. What nobody shall read is no setting: see `secrets`.
   */
  readonly config?: Readonly<Record<string, JsonValue>>;
  /** Pages of other origins that may open a socket here. */
  readonly origins?: readonly string[];
  /** Hosts that pictures, films and frames of a page may come from. This server only where absent. */
  readonly contentOrigins?: readonly string[];
  /**
   * Whose pages may show rooms inside theirs; nobody's where absent.
   *
   * @example
   * embed: { origins: ["https://wiki.example", "https://team.atlassian.net"] }
   */
  readonly embed?: EmbedConfig;
  readonly limits?: Partial<Limits>;
  /**
   * The look of the pages, and of single apps under `apps`. `tutti dev` shows a change at once. Font files lie beside this file.
   *
   * @example
   * theme: { base: "slate", light: { accent: "#0a7d33" }, apps: { sales: { density: "compact" } } }
   */
  readonly theme?: ServerTheme;
}

/** The settings put together: those of the app's own know where they were said. */
export type Settings = Omit<TuttiConfig, "config"> & { readonly config?: SaidSettings };

export const LOG_STYLES = ["json", "plain", "silent"] as const;
export type LogStyle = (typeof LOG_STYLES)[number];

/** Gives the settings their type in `tutti.config.ts`. */
export const defineConfig = (config: TuttiConfig): TuttiConfig => config;
