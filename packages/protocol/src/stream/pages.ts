import type { ElementId } from "../ids.ts";

/** The channel of what stands on every page of an app: also all there is of an app without pages. */
export const EVERY_PAGE = "";

/** The path of an app's first page: its address is the room's own. */
export const FIRST_PAGE = "/";

/** An app has at most so many pages. */
export const MAX_PAGES = 200;

const NAME = /^[a-z0-9-]{1,64}$/;

/** Whether a page may be called so in its address: small letters, digits and dashes. */
export const isPageName = (text: string): boolean => NAME.test(text);

/** Whether this is the path of a page: {@link FIRST_PAGE}, or a name. */
export const isPagePath = (text: string): boolean => text === FIRST_PAGE || isPageName(text);

/** The element that all of a page hangs from, in the page's own channel. */
export const pageRoot = (path: string): ElementId => `page:${path}` as ElementId;
