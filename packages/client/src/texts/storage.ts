import { catalogue } from "./catalogue.ts";

const english = {
  damaged: "A part of what this browser had kept of this app is damaged and was left out. What was saved is on the server.",
  full: "This browser has no space left for this app. Go on working while you are connected; what you change offline may be lost when you close the page.",
  refused: "This browser keeps nothing for this app. Go on working while you are connected; what you change offline is lost when you close the page.",
};

export type StorageTexts = typeof english;

/** What is told where a browser could not keep something, or not read it back. */
export const storageTexts = catalogue<StorageTexts>(english, { de: () => import("./de/storage.ts") });
