import { basename } from "node:path";
import { authorPlaces, type CallSite } from "../runner/call-site.ts";

/**
 * What a cache is called, in messages and on disk: as its author says, else the function's name and where the cache is made.
 * Reading that place takes a while, and is done when it is first asked for.
 */
export function cacheName(given: string | undefined, fn: string, site: CallSite): () => string {
  let name = given;
  return () => {
    if (name !== undefined) return name;
    const [place] = authorPlaces(site.stack);
    name = `${fn || "a function"}${place ? ` (${basename(place.file)}:${place.line})` : ""}`;
    return name;
  };
}
