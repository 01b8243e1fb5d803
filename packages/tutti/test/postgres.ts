import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./free-port.ts";

/** A real PostgreSQL of a test's own, on a free port of this machine. */
export interface TestPostgres {
  readonly url: string;
  /** Ends it as a crash would, and starts it again on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";
const PATIENCE = 30_000;

function programs(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, "bin")) : [];
  const folder = [...(process.env["PATH"] ?? "").split(delimiter), ...versions].find((each) => existsSync(join(each, "initdb")));
  if (folder === undefined) throw new Error("There is no PostgreSQL here; npm test installs it where it may (on Debian: apt-get install -y postgresql)");
  return folder;
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package has made. */
function account(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs();
  const user = account();
  const folder = mkdtempSync(join(tmpdir(), "tutti-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "tutti", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"], { ...user, cwd: folder, stdio: "pipe" });
  const port = await freePort();
  const url = `postgres://tutti@127.0.0.1:${port}/postgres`;
  let server = await begin();

  async function begin(): Promise<ChildProcess> {
    const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", folder, "-c", "fsync=off"], { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`PostgreSQL did not start:\n${said}`)), PATIENCE);
      child.stderr?.on("data", (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-8_000);
        if (!said.includes("ready to accept connections")) return;
        clearTimeout(timer);
        resolve();
      });
      child.once("exit", () => reject(new Error(`PostgreSQL ended at its start:\n${said}`)));
    });
    return child;
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    // One that has ended by itself tells so no more.
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill(signal);
    await gone;
  };
  return {
    url,
    async crash() {
      await end("SIGQUIT");
      server = await begin();
    },
    async stop() {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
