import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { APIRequestContext } from "playwright-core";
import { MEDIAWIKI } from "../../packages/cli/bootstrap/mediawiki.mjs";
import { freePort } from "../../packages/tutti/test/free-port.ts";

const EDITOR = "Ana";

/** A real MediaWiki of a test's own, with our extension, served by PHP itself on another origin than the app's. */
export class MediaWiki {
  readonly #folder: string;
  readonly #port: number;
  readonly #password: string;
  #server: ChildProcess | undefined;
  #said = "";

  private constructor(folder: string, port: number, password: string) {
    this.#folder = folder;
    this.#port = port;
    this.#password = password;
  }

  /** Its place and its origin, which the app's server has to be told before the wiki knows that one. */
  static async prepare(): Promise<MediaWiki> {
    if (!existsSync(MEDIAWIKI)) throw new Error("There is no MediaWiki here; npm test unpacks it where it may (on Debian)");
    return new MediaWiki(mkdtempSync(join(tmpdir(), "tutti-mediawiki-")), await freePort(), randomBytes(12).toString("hex"));
  }

  /** Lets MediaWiki's own installer make its database and its settings. */
  async install(): Promise<void> {
    const args = [
      "--dbtype", "sqlite", "--dbpath", this.#folder, "--dbname", "wiki", "--confpath", this.#folder, "--server", this.origin, "--scriptpath", "",
      "--pass", this.#password, "Team wiki", EDITOR,
    ];
    await promisify(execFile)("php", [join(MEDIAWIKI, "maintenance", "install.php"), ...args]);
  }

  /** Serves what was installed. @param settings lines for the end of its LocalSettings.php, as whoever runs a wiki writes them. */
  async serve(settings: string): Promise<void> {
    // Its jobs are run by nobody, its pages wait for none of them.
    appendFileSync(this.#settings, `\nwfLoadSkin( 'Vector' );\n$wgJobRunRate = 0;\n$wgCacheDirectory = '${this.#folder}';\n${settings}\n`);
    await this.#listen();
  }

  get origin(): string {
    return `http://wiki.localhost:${this.#port}`;
  }

  /** What it said of itself, to be shown where a test fails. */
  get said(): string {
    return this.#said;
  }

  /** Somebody who may edit signs in and saves a page. @returns its address. */
  async edit(asked: APIRequestContext, title: string, text: string): Promise<string> {
    // The name is the browser's alone; requests go to the number.
    const api = `http://127.0.0.1:${this.#port}/api.php?format=json&formatversion=2`;
    const token = async (type: string): Promise<string> => {
      const { query } = (await (await asked.get(`${api}&action=query&meta=tokens&type=${type}`)).json()) as { query: { tokens: Record<string, string> } };
      return query.tokens[`${type}token`] ?? "";
    };
    const login = await asked.post(`${api}&action=login`, { form: { lgname: EDITOR, lgpassword: this.#password, lgtoken: await token("login") } });
    const { login: signedIn } = (await login.json()) as { login: { result: string } };
    const saved = await asked.post(`${api}&action=edit`, { form: { title, text, token: await token("csrf") } });
    const { edit, error } = (await saved.json()) as { edit?: { result: string }; error?: { info: string } };
    if (signedIn.result !== "Success" || edit?.result !== "Success") throw new Error(`${EDITOR} could not save ${title}: ${error?.info ?? signedIn.result}`);
    return `${this.origin}/index.php?title=${encodeURIComponent(title)}`;
  }

  async end(): Promise<void> {
    const server = this.#server;
    if (server && server.exitCode === null && server.signalCode === null) {
      const gone = once(server, "exit");
      server.kill("SIGTERM");
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #settings(): string {
    return join(this.#folder, "LocalSettings.php");
  }

  async #listen(): Promise<void> {
    // In one process: where PHP_CLI_SERVER_WORKERS asks for more, they outlive the first.
    const env = { ...process.env, MW_CONFIG_FILE: this.#settings };
    const server = spawn("php", ["-S", `127.0.0.1:${this.#port}`, "-t", MEDIAWIKI], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("exit", (code) => reject(new Error(`PHP's server ended (${code}):\n${this.#said}`)));
      for (const stream of [server.stdout, server.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          this.#said = (this.#said + String(chunk)).slice(-20_000);
          if (this.#said.includes("started")) resolve();
        });
      }
    });
  }
}
