import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Licences (SPDX) under which anybody may build on Tutti and sell what they built. */
const OPEN = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "Unlicense", "CC0-1.0", "PSF-2.0", "OFL-1.1"]);

/** Packages with other terms, or with none in their package.json, and why they may be here. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  "@axe-core/playwright": "MPL-2.0, used by tests alone",
  "axe-core": "MPL-2.0, used by tests alone",
  "caniuse-lite": "CC-BY-4.0, data that the build reads",
  "combine-errors": "MIT in its repository",
  elkjs: "EPL-2.0, passed on unchanged in a file of its own",
  khroma: "MIT in its licence file",
  lightningcss: "MPL-2.0, used by the build alone",
};

/** Each package that is installed, of which the licence is not known to be open. */
export function licenceProblems(root: string): string[] {
  return [...installed(join(root, "node_modules", ".pnpm"))].flatMap(([name, licence]) => {
    const known = Object.keys(LOOKED_AT).some((one) => name === one || name.startsWith(`${one}-`));
    return known || choices(licence).some((one) => OPEN.has(one)) ? [] : [`${name} is under ${licence === "" ? "no licence that its package.json names" : licence}: look at it, and name it in docs/checks/licences.ts or do without it`];
  });
}

/** "(MPL-2.0 OR Apache-2.0)" may be taken as either. */
const choices = (licence: string): string[] => licence.replaceAll(/[()]/g, "").split(" OR ").map((one) => one.trim());

function* installed(store: string): Iterable<readonly [name: string, licence: string]> {
  const seen = new Set<string>();
  for (const entry of existsSync(store) ? readdirSync(store) : []) {
    const modules = join(store, entry, "node_modules");
    if (!existsSync(modules)) continue;
    for (const name of namesIn(modules)) {
      const folder = join(modules, name);
      const file = join(folder, "package.json");
      // What is linked to is another entry of the store.
      if (lstatSync(folder).isSymbolicLink() || !existsSync(file) || seen.has(name)) continue;
      seen.add(name);
      const { license, licenses } = JSON.parse(readFileSync(file, "utf8")) as { license?: unknown; licenses?: unknown };
      yield [name, typeof license === "string" ? license : namesOf(license ?? licenses)];
    }
  }
}

/** As package.json said it long ago: an object with a type, or a list of them. */
function namesOf(said: unknown): string {
  const list = Array.isArray(said) ? said : [said];
  return list.map((one: unknown) => (typeof one === "object" && one !== null && "type" in one ? String(one.type) : "")).join(" OR ");
}

const namesIn = (modules: string): string[] =>
  readdirSync(modules).flatMap((name) => (name.startsWith("@") ? readdirSync(join(modules, name)).map((scoped) => `${name}/${scoped}`) : [name]));
