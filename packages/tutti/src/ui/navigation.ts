import type { Page } from "../page.ts";

export interface PagesOptions {
  /** Where the navigation stands: at the side (the default), at the top, or nowhere. */
  readonly position?: "sidebar" | "top" | "hidden";
}

/** Where a link or a switch leads: a page, or its name or path. */
export type Target = Page | string;

/** Parameters of an address. */
export type QueryOptions = { readonly [name: string]: string | number | boolean | readonly (string | number | boolean)[] };

export interface SwitchOptions {
  /** Parameters of the address that it leads to. */
  readonly query?: QueryOptions;
  /** Takes everybody along who is in the room, instead of whoever caused it. */
  readonly everybody?: boolean;
}

export interface PageConfig {
  /** What the browser's tab is called. */
  readonly title?: string;
  /** A character, as an emoji, before the title of the tab. */
  readonly icon?: string;
  /** `wide` takes the window's whole width. */
  readonly layout?: "centered" | "wide";
}

export interface PageLinkOptions {
  /** What it says; the page's title where absent. An address needs one. */
  readonly label?: string;
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly help?: string;
  /** Parameters of the address that it leads to. */
  readonly query?: QueryOptions;
}

/** Ways to other pages, from any container. */
export interface Navigation {
  /** A link to a page of the app, by itself, its name or path, or to another address. */
  pageLink(target: Target, options?: PageLinkOptions): void;
}
