import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { canInstall, install } from "./apt.mjs";
import { say } from "./say.mjs";

/** Where Debian puts the servers of each version. */
const DEBIAN = "/usr/lib/postgresql";

/** What to do where there is no server and none can be installed. */
export const NO_POSTGRES = "The tests of connections need PostgreSQL's server (initdb and postgres). Install it (on Debian: apt-get install -y postgresql), or put its folder on the PATH";

/**
 * The folder of PostgreSQL's programs.
 *
 * @returns {string | undefined}
 */
export function findPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN, version, "bin")) : [];
  const folders = [...(process.env["PATH"] ?? "").split(delimiter).filter(Boolean), ...versions];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/**
 * Finds PostgreSQL, or installs Debian's where we may.
 *
 * @returns {Promise<string | undefined>} the folder of its programs
 */
export async function bringPostgres() {
  if (!findPostgres() && canInstall()) {
    say("PostgreSQL", "installing Debian's, since none is here");
    await install("postgresql");
  }
  const found = findPostgres();
  if (found) say("PostgreSQL", found);
  return found;
}
