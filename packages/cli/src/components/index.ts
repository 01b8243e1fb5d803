import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AppSource } from "@tutti/server";
import { importsOf } from "../dev/imports.ts";
import { bundleForPage } from "./bundle.ts";
import { findComponents } from "./find.ts";

/** The list of an app's components, beside their code: its script's process reads it. */
export const LIST = "components.json";
const DAY_MS = 86_400_000;

export interface MakeOptions {
  /** Holds a folder for each app. */
  readonly out: string;
  readonly dev: boolean;
  /** Is told what is wrong with a component; the page says it too, in the component's place. */
  readonly print: (text: string) => void;
}

/**
 * Bundles an app's components, if it has any, and writes their list. The code before stays: a page that is open may still ask for it.
 *
 * @returns the app with the folder of its components
 */
export async function makeComponents(app: AppSource, { out, dev, print }: MakeOptions): Promise<AppSource> {
  const folder = join(out, app.id);
  const { components, problems } = findComponents(importsOf(app.file).files);
  if (components.length === 0 && problems.length === 0) {
    rmSync(join(folder, LIST), { force: true });
    return { ...app, components: folder };
  }
  mkdirSync(folder, { recursive: true });
  const bundled = components.length === 0 ? new Map<string, never>() : await bundleForPage(components, { app: app.id, folder: dirname(app.file), out: folder, dev });
  for (const { message } of problems) print(message);
  for (const [name, made] of bundled) if ("problem" in made) print(`The component "${name}" cannot be bundled: ${made.problem}`);
  const named = problems.flatMap(({ name, message }) => (name === undefined ? [] : [[name, { problem: message }] as const]));
  writeFileSync(join(folder, LIST), JSON.stringify(Object.fromEntries([...bundled, ...named])));
  sweep(folder);
  return { ...app, components: folder };
}

/** Bundles the components of several apps, one after the other: each build takes all the processor there is. */
export async function makeAllComponents(apps: readonly AppSource[], options: MakeOptions): Promise<AppSource[]> {
  const made: AppSource[] = [];
  for (const app of apps) made.push(await makeComponents(app, options));
  return made;
}

/** Takes away what no build has written for a day: no page that is open asks for it any more. What is current was written just now. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).mtimeMs < Date.now() - DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}
