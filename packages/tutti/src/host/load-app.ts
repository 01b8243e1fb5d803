import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { isApp, type App } from "../app.ts";
import { authorPlaces } from "../runner/call-site.ts";
import { AuthorError } from "../ui/author-error.ts";

/** What came of an app's module: its app, or why there is none. */
export type Loaded =
  | { readonly state: "ready"; readonly app: App }
  | { readonly state: "broken"; readonly error: Error; readonly message: string };

/** Imports an app's module. Never throws: a module that cannot be loaded is told in the page. */
export async function loadApp(file: string): Promise<Loaded> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    if (isApp(module.default)) {
      await checkTimers(module.default);
      return { state: "ready", app: module.default };
    }
    throw new AuthorError(
      `${basename(file)} has no app as its default export`,
      'End it with: export default app("Title", (ui) => { … })',
    );
  } catch (reason) {
    const error = located(reason instanceof Error ? reason : new Error(String(reason)), file);
    return { state: "broken", error, message: sentence(error) };
  }
}

/** A cron that cannot be read is told when the app is loaded, not when it would have been due. */
async function checkTimers({ timers }: App): Promise<void> {
  const crons = Object.entries(timers).filter(([, { cron }]) => cron !== undefined);
  if (crons.length === 0) return;
  const { nextDue } = await import("../outside/next-due.ts");
  for (const [name, timer] of crons) {
    try {
      nextDue(timer, 0, 0);
    } catch (reason) {
      throw new AuthorError(`timers.${name}: "${timer.cron}" cannot be read: ${reason instanceof Error ? reason.message : String(reason)}`, 'Write minute, hour, day, month and day of the week: cron: "0 3 * * *"');
    }
  }
}

/**
 * A syntax error names its place in the first lines of its stack, `/path/app.ts:3`, and not in a frame: it is made a frame, so
 * that it is shown like the place of any other error.
 */
function located(error: Error, file: string): Error {
  const stack = error.stack ?? "";
  const place = /^(?:file:\/\/)?(\/.*?):(\d+)$/m.exec(stack.split("\n    at ")[0] ?? "");
  if (!place) return error;
  const [, where = file, line = "1"] = place;
  const path = where.startsWith("/") ? where : file;
  const caret = /^( *)\^+/m.exec(stack);
  error.stack = `${error.name}: ${error.message}\n    at ${path}:${line}:${(caret?.[1]?.length ?? 0) + 1}\n${stack}`;
  return error;
}

function sentence(error: Error): string {
  const [place] = authorPlaces(error.stack);
  if (!place) return `${error.name}: ${error.message}`;
  const excerpt = lineOf(place.file, place.line);
  return `${error.name}: ${error.message} (${place.file}:${place.line})${excerpt ? `\n  ${place.line} | ${excerpt}` : ""}`;
}

function lineOf(file: string, line: number): string | undefined {
  try {
    return readFileSync(file, "utf8").split("\n")[line - 1]?.trimEnd();
  } catch {
    return undefined;
  }
}
