/**
 * The name of this page's own entry in every counter: made anew each time that the page is loaded, so that no two pages ever
 * write one entry, whatever tabs were doubled and whoever is offline.
 */
export const PAGE_NAME: string = [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
