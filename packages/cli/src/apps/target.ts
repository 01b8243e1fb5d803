import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseAppId } from "@tutti/protocol";
import type { AppSource } from "@tutti/server";
import { Problem } from "../problem.ts";

/** What somebody named on the command line: one app or several, the folder they stand in, and the page they were built with. */
export interface Target {
  readonly folder: string;
  readonly apps: readonly AppSource[];
  /** The folder of the page, where `tutti build` put one beside the apps. */
  readonly page?: string;
}

const ENDINGS = [".ts", ".mts", ".js", ".mjs"];
const named = (stem: string): string[] => ENDINGS.map((ending) => stem + ending);

/**
 * Finds the apps that a path means: a file is an app, or a list of apps where it is called `apps.ts`; a folder is what
 * `tutti build` made, or holds an `apps.ts` or an `app.ts`.
 *
 * @throws {Problem} where it means none
 */
export async function findTarget(path: string): Promise<Target> {
  const at = resolve(path);
  if (!existsSync(at)) throw new Problem(`There is nothing at ${path}; name an app's file, such as app.ts, or its folder`);
  return statSync(at).isDirectory() ? inFolder(at, path) : inFile(at, path);
}

async function inFolder(folder: string, path: string): Promise<Target> {
  const built = readBuilt(folder);
  if (built) return built;
  const file = [...named("apps"), ...named("app")].map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Problem(`${path} holds no app.ts, no apps.ts, and nothing that "tutti build" made; name the app's file`);
  return inFile(file, path);
}

async function inFile(file: string, path: string): Promise<Target> {
  if (!ENDINGS.includes(extname(file))) throw new Problem(`${path} is no script; an app is a file that ends in ${ENDINGS.join(", ")}`);
  const folder = dirname(file);
  if (named("apps").includes(basename(file))) return { folder, apps: await readList(file) };
  const stem = basename(file, extname(file));
  return { folder, apps: [{ id: idOf(stem === "app" ? basename(folder) : stem, path), file }] };
}

/** The name of an app in the address, made of its file's or folder's. */
function idOf(name: string, path: string): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64);
  const id = parseAppId(slug);
  if (id === undefined) throw new Problem(`${path} would be called "${slug || name}" in the address, which the server cannot offer; give the file another name`);
  return id;
}

/** @throws {Problem} unless the file's default export is a list of `{ id, file, title?, description? }` */
async function readList(file: string): Promise<AppSource[]> {
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  const list = module.default;
  if (!Array.isArray(list) || list.length === 0) throw new Problem(`${file} has to export a list of apps: export default [{ id: "sales", file: "./sales.ts" }]`);
  const ids = new Set<string>();
  return list.map((item: unknown, i) => {
    const { id, file: of, title, description } = (item ?? {}) as { id?: unknown; file?: unknown; title?: unknown; description?: unknown };
    if (typeof id !== "string" || parseAppId(id) === undefined) throw new Problem(`${file}: [${i}].id is ${JSON.stringify(id)}; it has to be 1 to 64 small letters, digits and -, and no word of the server's own`);
    if (ids.has(id)) throw new Problem(`${file}: [${i}].id is "${id}", and so is an earlier one; each app needs its own`);
    ids.add(id);
    if (typeof of !== "string") throw new Problem(`${file}: [${i}].file has to be the path of the app's file`);
    const path = resolve(dirname(file), of);
    if (!existsSync(path)) throw new Problem(`${file}: [${i}].file is ${of}, and there is no such file`);
    return { id, file: path, ...(typeof title === "string" ? { title } : {}), ...(typeof description === "string" ? { description } : {}) };
  });
}

/** What `tutti build` writes into the `tutti` field of its package.json. */
export interface BuiltManifest { readonly apps: readonly { readonly id: string; readonly file: string; readonly title?: string; readonly description?: string; readonly components?: string }[]; readonly page: string }

/** Reads a folder that `tutti build` made; `undefined` where it did not. */
export function readBuilt(folder: string): Target | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return undefined;
  const { tutti } = JSON.parse(readFileSync(path, "utf8")) as { tutti?: unknown };
  if (!isManifest(tutti)) return undefined;
  return { folder, page: join(folder, tutti.page), apps: tutti.apps.map(({ components, ...app }) => ({ ...app, file: join(folder, app.file), ...(components === undefined ? {} : { components: join(folder, components) }) })) };
}

function isManifest(field: unknown): field is BuiltManifest {
  if (typeof field !== "object" || field === null || !("apps" in field) || !("page" in field)) return false;
  const isApp = (app: unknown): boolean =>
    typeof app === "object" && app !== null && "id" in app && typeof app.id === "string" && "file" in app && typeof app.file === "string" && (!("components" in app) || typeof app.components === "string");
  return typeof field.page === "string" && Array.isArray(field.apps) && field.apps.every(isApp);
}
