import { AuthorError } from "../ui/author-error.ts";
import { shownSite } from "./call-site.ts";
import type { Pass } from "./pass.ts";
import { drawError } from "./run-part.ts";

/**
 * Values that were set for widgets which this run did not draw: written where the widget is known from earlier, else an error
 * that names the key.
 *
 * @returns whether anything was written, which may make parts stale.
 */
export function settlePending(pass: Pass): boolean {
  const { scene, pending } = pass;
  let wrote = false;
  for (const [key, { value, site, person }] of pending) {
    pending.delete(key);
    const known = scene.registry.known(key, person)?.value;
    const json = known?.encode(value);
    if (known && json !== undefined) {
      pass.write(known.place, json, undefined);
      wrote = true;
      continue;
    }
    const where = shownSite(site, scene.ports.files);
    const why = known ? "this is no value of that widget" : "no widget with this key was ever drawn";
    drawError(pass, scene.main, new AuthorError(`setValue("${key}") at ${where}: ${why}`));
  }
  return wrote;
}
