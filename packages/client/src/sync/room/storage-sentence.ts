import { DamagedCopy } from "../document/keeper.ts";

/** What a person should know when this browser could not keep something, or not read it back. */
export function storageSentence(error: unknown): string {
  if (error instanceof DamagedCopy) return "A part of what this browser had kept of this app is damaged and was left out. What was saved is on the server.";
  const full = error instanceof Error && error.name === "QuotaExceededError";
  return full
    ? "This browser has no space left for this app. Go on working while you are connected; what you change offline may be lost when you close the page."
    : "This browser keeps nothing for this app. Go on working while you are connected; what you change offline is lost when you close the page.";
}
