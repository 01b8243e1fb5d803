import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AccessConfig, AppSource, Invitation, ServerOptions, ServerTheme } from "@tutti/server";
import { purchasesIn } from "../purchases/database.ts";
import type { Order, Word } from "./server-main.ts";

const MAIN = fileURLToPath(new URL("server-main.ts", import.meta.url));
const DEMOS_FOLDER = fileURLToPath(new URL("..", import.meta.url));
const CLIENT = fileURLToPath(new URL("../../packages/client/dist", import.meta.url));

/** A real server with a folder of its own. After `kill` it can be started again on the same port and folder. */
export class TestServer {
  readonly #apps: readonly AppSource[];
  readonly #access: AccessConfig | undefined;
  readonly #limits: ServerOptions["limits"];
  readonly #embed: ServerOptions["embed"];
  readonly #purchases: string | undefined;
  readonly #data = mkdtempSync(join(tmpdir(), "tutti-browser-"));
  #port = 0;
  #child: ChildProcess | undefined;
  #asked = 0;
  #said = "";

  private constructor(apps: readonly AppSource[], access: AccessConfig | undefined, limits: ServerOptions["limits"], embed: ServerOptions["embed"], purchases: string | undefined) {
    this.#embed = embed;
    this.#purchases = purchases;
    this.#apps = apps;
    this.#access = access;
    this.#limits = limits;
  }

  /** @param purchases the database of PostgreSQL that the demo of this name writes to; a file of the server's own where absent. */
  static async start(apps: readonly AppSource[], access?: AccessConfig, limits?: ServerOptions["limits"], embed?: ServerOptions["embed"], purchases?: string): Promise<TestServer> {
    const server = new TestServer(apps, access, limits, embed, purchases);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What the process printed, to be shown where a test fails. */
  get said(): string {
    return this.#said;
  }

  async start(): Promise<void> {
    const child = fork(MAIN, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => { this.#said = (this.#said + String(chunk)).slice(-20_000); });
    const options = { apps: this.#apps, data: this.#data, port: this.#port, client: CLIENT, log: "json" as const, ...(this.#access && { access: this.#access }), ...(this.#limits && { limits: this.#limits }), ...(this.#embed && { embed: this.#embed }), ...(this.#apps.some(({ id }) => id === "purchases") && { connections: this.#connections() }) };
    const word = await this.#ask({ type: "start", options }, (heard) => heard.type === "started");
    if (word.type === "started") this.#port = word.port;
  }

  /** The demos' databases, as their `tutti.config.ts` has them, in places of the server's own. */
  #connections(): NonNullable<ServerOptions["connections"]> {
    const kept = purchasesIn(this.#purchases);
    return { folder: DEMOS_FOLDER, connections: { purchases: kept.kind === "sqlite" ? { ...kept, file: join(this.#data, "purchases.db") } : kept } };
  }

  /** Ends the process as a power cut does: nothing is written, nobody is told. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  }

  /** A link that gives a role in a room. */
  async invite(invitation: Invitation): Promise<string> {
    const n = ++this.#asked;
    const word = await this.#ask({ type: "invite", n, invitation }, (heard) => heard.type === "invited" && heard.n === n);
    return word.type === "invited" ? word.path : "";
  }

  /** Runs an app anew from its files, as a save does with `tutti dev`. */
  async reload(app: string): Promise<void> {
    const n = ++this.#asked;
    await this.#ask({ type: "reload", n, app }, (heard) => heard.type === "reloaded" && heard.n === n);
  }

  /** Gives the pages another look, as a saved config file does. */
  async retheme(theme: ServerTheme): Promise<void> {
    await this.#ask({ type: "retheme", theme }, (heard) => heard.type === "rethemed");
  }

  /** How many pages are connected, and over how many websockets. */
  async count(): Promise<{ readonly sockets: number; readonly lines: number }> {
    const n = ++this.#asked;
    const word = await this.#ask({ type: "count", n }, (heard) => heard.type === "counted" && heard.n === n);
    return word.type === "counted" ? { sockets: word.sockets, lines: word.lines } : { sockets: 0, lines: 0 };
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }

  #ask(order: Order, isAnswer: (word: Word) => boolean): Promise<Word> {
    const child = this.#child;
    if (!child) return Promise.reject(new Error("The server is not running"));
    return new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`The server ended (${code}) before it answered:\n${this.#said}`));
      const hear = (word: Word): void => {
        if (word.type !== "failed" && !isAnswer(word)) return;
        child.off("exit", gone).off("message", hear);
        if (word.type === "failed") reject(new Error(word.message));
        else resolve(word);
      };
      child.on("message", hear).on("exit", gone);
      child.send(order);
    });
  }
}
