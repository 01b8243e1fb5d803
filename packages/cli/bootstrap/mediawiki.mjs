import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { canInstall, download, install } from "./apt.mjs";
import { capture, run } from "./child.mjs";
import { ROOT } from "./root.mjs";
import { say } from "./say.mjs";

/** Where MediaWiki's files lie, for this project alone. */
export const MEDIAWIKI = join(ROOT, ".cache", "mediawiki");
/** PHP for the command line, with what MediaWiki needs of it. */
const PHP = ["php-cli", "php-intl", "php-mbstring", "php-sqlite3", "php-xml"];

/** What to do where there is none and none can be brought. */
export const NO_MEDIAWIKI = "The test of embedding needs MediaWiki, which comes from Debian's packages: run npm test on Debian as root once";

/**
 * Finds MediaWiki, or unpacks Debian's where we may. Its package is not installed: that would bring a web server along and start it, and
 * PHP has one of its own that is enough.
 *
 * @returns {Promise<string | undefined>} its folder
 */
export async function bringMediaWiki() {
  const known = (await capture("php", ["-m"])).output;
  const hasPhp = ["intl", "mbstring", "pdo_sqlite", "xml"].every((name) => known.split("\n").includes(name));
  if (!hasPhp && canInstall()) {
    say("PHP", "installing Debian's, since none is here that can run MediaWiki");
    await install(...PHP);
  }
  if (!existsSync(MEDIAWIKI) && canInstall()) {
    say("MediaWiki", "unpacking Debian's, since none is here");
    await unpack();
  }
  if (!existsSync(MEDIAWIKI) || (await capture("php", ["--version"])).code !== 0) return undefined;
  say("MediaWiki", MEDIAWIKI);
  return MEDIAWIKI;
}

async function unpack() {
  mkdirSync(join(MEDIAWIKI, ".."), { recursive: true });
  const folder = mkdtempSync(`${MEDIAWIKI}-`);
  const tree = join(folder, "tree");
  for (const made of ["extensions", "images"]) mkdirSync(join(tree, made), { recursive: true });
  try {
    await download(folder, "mediawiki", "mediawiki-classes");
    // What Debian has put elsewhere is linked to from here; the extensions of others are not needed.
    const but = ["LocalSettings.php", "config", "extensions", "extensions-core", "images"].map((name) => `--exclude=./usr/share/mediawiki/${name}`);
    const each = `for deb in *.deb; do dpkg-deb --fsys-tarfile "$deb" | tar -x -C tree --strip-components=4 --no-same-owner ${but.join(" ")} ./usr/share/mediawiki || exit 1; done`;
    if ((await run("sh", ["-c", each], { cwd: folder })) !== 0 || !existsSync(join(tree, "index.php"))) return;
    symlinkSync(join(ROOT, "packages", "embed", "mediawiki", "Tutti"), join(tree, "extensions", "Tutti"));
    renameSync(tree, MEDIAWIKI);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
