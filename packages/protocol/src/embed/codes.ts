import { printEmbed, type EmbedOptions } from "./options.ts";

/** A text as it stands between the quotes of an HTML attribute, or between tags: it ends neither. */
export const htmlAttribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** What is shown inside another page, and how. */
export interface EmbedCode {
  /** The room's own address, such as `https://tutti.example/sales/main`. */
  readonly room: string;
  /** What whoever hears the page read out is told that this is. */
  readonly title: string;
  /** CSS pixels. In the element it fixes the height; a frame always has one. */
  readonly height?: number;
  readonly options: Partial<EmbedOptions>;
}

/** The address that a frame shows: `…/sales/main?embed=chrome:none,theme:dark`. */
export function embedAddress(room: string, options: Partial<EmbedOptions>): string {
  const said = printEmbed(options);
  // Colons and commas mean nothing else in a query, and are read more easily as they are.
  return `${room}?${said === "" ? "embed" : new URLSearchParams({ embed: said }).toString().replaceAll("%3A", ":").replaceAll("%2C", ",")}`;
}

/** Prints attributes; what is absent is left out. */
const attributes = (all: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(all).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}="${htmlAttribute(String(value))}"`).join(" ");

/** The frame, for pages that run no script: `<iframe …>`. @param width CSS pixels, or a part of the page's: `100%`. */
export const printFrame = ({ room, title, height, options }: EmbedCode & { readonly height: number }, width: number | string): string =>
  `<iframe ${attributes({ src: embedAddress(room, options), width, height, title, style: "border:0", loading: "lazy" })} allowfullscreen></iframe>`;

/** The element and its script, for pages that may run one: as high as what is in it where `height` is absent. */
export const printElement = ({ room, title, height, options: { chrome, theme, element, page } }: EmbedCode): string =>
  `<script type="module" src="${htmlAttribute(new URL("/embed.js", room).href)}"></script>\n` +
  `<tutti-app ${attributes({ src: room, chrome: chrome === "small" ? undefined : chrome, theme, element, page, height, title })}></tutti-app>`;

/** Where a wiki asks what to put into its page (oEmbed). */
export function oembedAddress({ room, height, options }: EmbedCode): string {
  const url = new URL("/oembed", room);
  url.search = new URLSearchParams({ url: embedAddress(room, options), ...(height === undefined ? {} : { maxheight: String(height) }) }).toString();
  return url.href;
}
