import { isPageName } from "@tutti/protocol/script";
import { shortHash } from "./runner/hash.ts";
import type { PageUi } from "./ui/ui.ts";

export interface PageOptions {
  /**
   * Its name in the address, and in the keys of the widgets on it: small letters, digits and dashes. Made of the title where
   * absent, so that a page of another title is another page.
   */
  readonly path?: string;
  readonly icon?: string;
  /** Makes it the first page, at the room's own address; the first of the list where no page says so. */
  readonly first?: boolean;
  /** Reached by links and its address, and not listed. */
  readonly hidden?: boolean;
}

/** A page of an app: made by {@link page}, shown by `ui.pages`. */
export interface Page {
  readonly title: string;
  readonly name: string;
  readonly options: PageOptions;
  readonly draw: (ui: PageUi) => unknown;
}

/**
 * Makes a page. Its script runs once for everybody who looks at it, and only while somebody does; may be async.
 *
 * @throws if the title is empty, the script is missing, or `path` is no name for an address: the message says what to write.
 * @example
 * const orders = page("Orders", (ui) => { ui.dataframe(rows); }, { icon: "table" });
 */
export function page(title: string, draw: (ui: PageUi) => unknown, options: PageOptions = {}): Page {
  if (typeof title !== "string" || title.trim() === "") throw new TypeError('page() needs a title first: page("Orders", (ui) => { … })');
  if (typeof draw !== "function") throw new TypeError(`page("${title}") needs a script: page("${title}", (ui) => { … })`);
  const name = options.path ?? nameOf(title);
  if (!isPageName(name)) throw new TypeError(`page("${title}"): path is ${JSON.stringify(name)}; write small letters, digits and dashes, 64 at most`);
  return { title: title.trim(), name, options, draw };
}

/** Orders & stock → orders-stock. A title in letters that no address takes is named by its hash. */
function nameOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 64).replace(/^-+|-+$/g, "");
  return plain === "" ? `page-${shortHash(title).toLowerCase().replace(/[^a-z0-9]/g, "0")}` : plain;
}
