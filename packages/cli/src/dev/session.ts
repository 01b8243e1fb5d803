import { relative } from "node:path";
import type { AppSource } from "@tutti/server";
import { importsOf, type Imports, type SyntaxProblem } from "./imports.ts";
import { watchFiles } from "./watch.ts";

/** What a dev session needs from the world around it. */
export interface Session {
  readonly folder: string;
  readonly apps: readonly AppSource[];
  /** The config file, where there is one. */
  readonly config?: string;
  /** Fonts of the theme: another one is shown like another theme. */
  readonly fonts?: () => ReadonlySet<string>;
  /** Reads the settings anew and shows the theme that they say; tells what else has changed. */
  readonly restyle?: () => Promise<void>;
  /** Starts an app's script anew in every open page. */
  readonly reload: (app: string) => Promise<void>;
  readonly print: (text: string) => void;
}

/** Watches the apps, runs each anew when something that it is made of is saved, and prints mistakes. @returns what ends it */
export function watchApps({ folder, apps, config, fonts, restyle, reload, print }: Session): () => void {
  const imports = new Map<string, Imports>();
  const read = (): void => apps.forEach((app) => imports.set(app.id, importsOf(app.file)));
  const tell = (): void => problemsOf(imports).forEach((problem) => print(problemText(problem)));
  const imported = (): ReadonlySet<string> => new Set([...imports.values()].flatMap(({ files }) => [...files]));
  let work = Promise.resolve();
  read();
  tell();
  return watchFiles({
    folder,
    imported: () => new Set([...imported(), ...(config === undefined ? [] : [config]), ...(fonts?.() ?? [])]),
    onChange: (changed) => {
      const files = changed.filter((file) => file !== config && !fonts?.().has(file));
      if (files.length < changed.length && restyle) work = work.then(restyle).catch((error: unknown) => print(error instanceof Error ? error.message : String(error)));
      if (files.length === 0) return;
      // An import that went is seen in the old imports, one that came in the new.
      const before = new Map(imports);
      read();
      const touched = apps.filter((app) => isTouched(files, [before.get(app.id), imports.get(app.id)], imported()));
      print(`${files.map((file) => relative(process.cwd(), file)).join(", ")} changed: ${touched.map((app) => app.id).join(", ") || "no app"} runs anew`);
      tell();
      work = work.then(() => reloadAll(touched, reload, print));
    },
  });
}

/** A file that no app imports may be read by any of them while it runs. */
function isTouched(files: readonly string[], versions: readonly (Imports | undefined)[], imported: ReadonlySet<string>): boolean {
  const own = (file: string): boolean => versions.some((version) => version?.files.has(file));
  return files.some((file) => own(file) || !imported.has(file));
}

async function reloadAll(apps: readonly AppSource[], reload: Session["reload"], print: Session["print"]): Promise<void> {
  for (const app of apps) {
    await reload(app.id).catch((error: unknown) => print(`${app.id} could not be run anew: ${error instanceof Error ? error.message : String(error)}`));
  }
}

function problemsOf(imports: ReadonlyMap<string, Imports>): SyntaxProblem[] {
  const all = [...imports.values()].flatMap(({ problems }) => problems);
  return all.filter((problem, i) => all.findIndex((other) => other.file === problem.file) === i);
}

/** A mistake as the terminal shows it: `app.ts:3:11 Unexpected token`, and the lines around it. */
export const problemText = ({ file, line, column, message, excerpt }: SyntaxProblem): string => `${relative(process.cwd(), file)}:${line}:${column} ${message}\n${excerpt}`;
