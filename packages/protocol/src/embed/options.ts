import { isPagePath } from "../stream/pages.ts";

/** How much of the page's own stands around an embedded app: its mark and the people, all of it as in a window, or nothing. */
export const EMBED_CHROME = ["small", "full", "none"] as const;
export type EmbedChrome = (typeof EMBED_CHROME)[number];

/** How a page is shown inside another, as `?embed=…` says it. */
export interface EmbedOptions {
  readonly chrome: EmbedChrome;
  /** The reader's own choice where absent. */
  readonly theme?: "light" | "dark";
  /** `auto` tells the page around how high it is; `fixed` scrolls inside whatever height it is given. */
  readonly height: "auto" | "fixed";
  /** The key of one widget or element, which is shown alone. */
  readonly element?: string;
  /** The app's page that is shown first. */
  readonly page?: string;
}

const PLAIN: EmbedOptions = { chrome: "small", height: "auto" };

/** A comma would end a name, and white space around it is not read: what would be lost is written as in addresses, and so is the sign for that. */
const escaped = (name: string): string => name.replaceAll(/[%,]|^\s+|\s+$/g, encodeURIComponent);

/** What somebody typed by hand may have a percent sign that means itself. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Reads `embed=chrome:none,theme:dark,height:fixed,element:revenue`, in any order; a bare `embed` is as good. What cannot be
 * meant is left out: an address that somebody typed into a wiki shows the app all the same.
 *
 * @returns `undefined` where the address says nothing of embedding.
 */
export function parseEmbed(search: URLSearchParams): EmbedOptions | undefined {
  if (!search.has("embed")) return undefined;
  const said = new Map(search.getAll("embed").flatMap((text) => text.split(",")).map((part) => {
    const at = part.indexOf(":");
    return [part.slice(0, at < 0 ? undefined : at).trim(), at < 0 ? "" : part.slice(at + 1).trim()] as const;
  }));
  const chrome = EMBED_CHROME.find((one) => one === said.get("chrome"));
  const [theme, height, element, page] = ["theme", "height", "element", "page"].map((name) => said.get(name));
  const name = unescaped(element ?? "");
  return {
    ...PLAIN,
    ...(chrome && { chrome }), ...((theme === "light" || theme === "dark") && { theme }), ...(height === "fixed" && { height }),
    ...(name !== "" && name.length <= 256 && { element: name }),
    ...(page !== undefined && isPagePath(page) && { page }),
  };
}

/** Writes the options as `parseEmbed` reads them; what is as usual is left out. */
export function printEmbed(options: Partial<EmbedOptions>): string {
  const said = Object.entries({ ...options }).filter(([name, value]) => value !== undefined && value !== PLAIN[name as keyof EmbedOptions]);
  return said.map(([name, value]) => `${name}:${name === "element" ? escaped(value) : value}`).join(",");
}
