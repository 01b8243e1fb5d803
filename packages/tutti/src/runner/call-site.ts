import type { AppFiles } from "./ports.ts";

/** A place in an author's file. `file` is a path of this machine's. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A stack that is not read before somebody asks: taking one is cheap, printing it is not. */
export interface CallSite {
  readonly stack?: string;
}

/** Remembers where the author's code is just now. */
export function callSite(): CallSite {
  const site = {};
  Error.captureStackTrace(site, callSite);
  return site;
}

const HERE = decodeURIComponent(new URL("../", import.meta.url).pathname);
const PROTOCOL = decodeURIComponent(new URL("../../../protocol/src/", import.meta.url).pathname);
const FRAME = /^\s*at (?:.*? \()?((?:file:\/\/)?\/[^()]*?|[A-Za-z]:[\\/][^()]*?):(\d+):(\d+)\)?$/;

/** The places of a stack that are the author's, nearest first: not ours, not Node's, not those of packages. */
export function authorPlaces(stack: string | undefined): Place[] {
  const places: Place[] = [];
  for (const row of stack?.split("\n") ?? []) {
    const [, where, line, column] = FRAME.exec(row) ?? [];
    if (where === undefined) continue;
    const file = (where.startsWith("file:") ? decodeURIComponent(new URL(where).pathname) : where).replace(/[?#].*$/, "");
    if (isAuthors(file)) places.push({ file, line: Number(line), column: Number(column) });
  }
  return places;
}

/** Whether a file is the author's: not ours, not a package's. */
export function isAuthors(file: string): boolean {
  if (file.includes("/node_modules/")) return false;
  if (file.startsWith(PROTOCOL)) return false;
  return !file.startsWith(HERE) || file.endsWith(".test.ts");
}

/** The file's name as its author knows it: from the app's folder. */
export function shownFile(file: string, { root }: Pick<AppFiles, "root">): string {
  if (root === undefined) return file.slice(file.lastIndexOf("/") + 1);
  const from = root.split("/").filter(Boolean);
  const to = file.split("/").filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** `app.ts:12`, or a word for where it is not known. */
export function shownSite(site: CallSite, files: Pick<AppFiles, "root">): string {
  const [place] = authorPlaces(site.stack);
  return place ? `${shownFile(place.file, files)}:${place.line}` : "an unknown line";
}
