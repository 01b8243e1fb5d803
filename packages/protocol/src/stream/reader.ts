import * as v from "valibot";
import type { ReaderContext } from "./reader-context.ts";

/**
 * What a page says of its reader, checked: it comes from a browser, and reaches scripts. What cannot be read is as if it were not
 * known: an odd browser is no reason to refuse its reader the room.
 */
export const readerSchema = v.object({
  locale: v.fallback(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/)), "en"),
  timeZone: v.fallback(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+/-]{1,64}$/)), "UTC"),
  theme: v.fallback(v.picklist(["light", "dark"]), "light"),
  url: v.fallback(v.pipe(v.string(), v.maxLength(4_096), v.url()), "http://localhost/"),
  embedded: v.fallback(v.boolean(), false),
}) satisfies v.GenericSchema<unknown, ReaderContext>;
