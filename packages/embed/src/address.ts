import { EMBED_CHROME, HOSTED_HASH, parseEmbed, printEmbed, type EmbedOptions } from "@tutti/protocol/embed";

/** What of the element's attributes says how the app is shown. */
export interface Shown {
  readonly chrome?: string | undefined;
  readonly theme?: string | undefined;
  readonly element?: string | undefined;
  readonly page?: string | undefined;
  readonly fixed: boolean;
}

/**
 * The address of the frame: the room's own, with how it is shown, and that a script of ours answers it.
 *
 * @throws where `src` is no address of a room.
 */
export function frameAddress(src: string, base: string, { chrome, theme, element, page, fixed }: Shown): URL {
  const url = URL.parse(src, base);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`<tutti-app> needs the address of a room as its src, such as https://tutti.example/sales/main; it has ${JSON.stringify(src)}`);
  // What stands in the address already holds, unless an attribute says otherwise.
  const before: Partial<EmbedOptions> = parseEmbed(url.searchParams) ?? {};
  const options: Partial<EmbedOptions> = {
    ...before,
    ...(EMBED_CHROME.some((one) => one === chrome) && { chrome: chrome as EmbedOptions["chrome"] }), ...((theme === "light" || theme === "dark") && { theme }),
    ...(element !== undefined && { element }), ...(page !== undefined && { page }), ...(fixed && { height: "fixed" as const }),
  };
  url.searchParams.set("embed", printEmbed(options));
  url.hash = HOSTED_HASH;
  return url;
}
