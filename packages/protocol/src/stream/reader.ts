import * as v from "valibot";
import type { ReaderContext } from "./reader-context.ts";

const THEMES = ["light", "dark"] as const;

/** What a page says of its reader, checked: it comes from a browser, and reaches scripts. */
export const readerSchema = v.object({
  locale: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,35}$/)),
  timeZone: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+/-]{1,64}$/)),
  theme: v.picklist(THEMES),
  url: v.pipe(v.string(), v.maxLength(4_096), v.url()),
  embedded: v.boolean(),
}) satisfies v.GenericSchema<unknown, ReaderContext>;
