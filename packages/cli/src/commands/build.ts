import { cpSync, existsSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { AppSource } from "@tutti/server";
import type { Command } from "../command.ts";
import { Problem } from "../problem.ts";
import { textOf } from "./start.ts";
import { ownVersion } from "./version.ts";

export const build: Command = {
  name: "build",
  words: "<app.ts or folder>",
  most: 1,
  summary: "makes a folder that tutti start serves: the bundled script, the page, a package.json",
  options: { out: { type: "string", value: "<folder>", help: "where to; dist beside the app if nobody says" } },
  run: async ({ words, options }) => {
    const { findTarget } = await import("../apps/target.ts");
    const { bundle } = await import("../build/bundle.ts");
    const { clearOutFolder, topsOf } = await import("../build/out-folder.ts");
    const { installedVersion, versionIn } = await import("../build/versions.ts");
    const { findConfig } = await import("../settings/load.ts");
    const { builtPage } = await import("../page.ts");
    const target = await findTarget(words[0] ?? ".");
    const page = builtPage();
    const out = resolve(textOf(options["out"]) ?? join(target.folder, "dist"));
    const names = new Map(target.apps.map((app) => [app.id, target.apps.length === 1 ? "app" : app.id]));
    const config = findConfig(target.folder);
    const inputs = Object.fromEntries(target.apps.map((app) => [names.get(app.id) ?? app.id, app.file]));
    const { kept, noteMade } = clearOutFolder(out);
    let carried: Along;
    try {
      const { packages } = await bundle({ ...inputs, ...(config ? { "tutti.config": config } : {}) }, out);
      carried = await carryAlong(target.folder, out);
      const components = await builtComponents(target.apps, out);
      cpSync(page, join(out, "page"), { recursive: true, filter: (path) => basename(path) !== ".built-from" });
      const dependencies = Object.fromEntries([...packages, ...carried.drivers.filter((name) => versionIn(name, target.folder) !== undefined), "tutti"].map((name) => [name, installedVersion(name, target.folder)]));
      const apps = target.apps.map((app) => ({ ...app, file: `${names.get(app.id)}.js`, ...(components.has(app.id) ? { components: `components/${app.id}` } : {}) }));
      const manifest = {
        name: basename(target.folder).toLowerCase(), private: true, type: "module", scripts: { start: "tutti start ." },
        dependencies: { ...dependencies, "@tutti/cli": ownVersion() }, tutti: { apps, page: "page" },
      };
      writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    } finally {
      noteMade();
    }
    const shown = relative(process.cwd(), out) || ".";
    for (const line of carried.notCopied) console.error(line);
    if (kept.length > 0) console.error(`Kept: ${topsOf(kept).join(", ")} in ${shown}, which no build has made.`);
    console.log(`Built ${target.apps.map((app) => app.id).join(", ")} into ${shown}. Start it with: tutti start ${shown}`);
    return 0;
  },
};

/** What the settings ask of a build beside its scripts: the packages of its databases, and a line for each file that stays behind. */
interface Along { readonly drivers: readonly string[]; readonly notCopied: readonly string[] }

/** The bundled settings name fonts, migrations and data by the same paths as before: so they lie there. */
async function carryAlong(folder: string, out: string): Promise<Along> {
  const { carryData, driversOf } = await import("../build/connection-data.ts");
  const { loadConfig } = await import("../settings/load.ts");
  const { settingsFrom } = await import("../settings/settings.ts");
  const { fontFiles, liesIn, needFonts } = await import("../settings/theme.ts");
  const config = await loadConfig(folder, undefined);
  const { theme, connections = {} } = settingsFrom({}, config, {}, folder);
  needFonts(theme, config?.path ?? "tutti.config.ts");
  const migrations = Object.entries(connections).flatMap(([name, each]) => ("migrations" in each && each.migrations !== undefined ? [{ what: `connections.${name} names the migrations`, path: resolve(folder, each.migrations) }] : []));
  for (const { what, path } of [...(theme ? fontFiles(theme) : []).map((path) => ({ what: "theme names the font", path })), ...migrations]) {
    if (!liesIn(folder, path)) throw new Problem(`${what} ${path}, which lies outside of ${folder}; move it there, so that the build can carry it along`);
    if (!existsSync(path)) throw new Problem(`${what} ${path}, and there is nothing`);
    cpSync(path, join(out, relative(folder, path)), { recursive: true });
  }
  return { drivers: driversOf(connections), notCopied: await carryData(connections, folder, out) };
}

/** Bundles the apps' components into the folder. @returns the apps that have some. @throws {Problem} where one cannot be bundled */
async function builtComponents(apps: readonly AppSource[], out: string): Promise<ReadonlySet<string>> {
  const { LIST, makeAllComponents } = await import("../components/index.ts");
  const folder = join(out, "components");
  const problems: string[] = [];
  await makeAllComponents(apps, { out: folder, dev: false, print: (text) => problems.push(text) });
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  return new Set(apps.filter(({ id }) => existsSync(join(folder, id, LIST))).map(({ id }) => id));
}
