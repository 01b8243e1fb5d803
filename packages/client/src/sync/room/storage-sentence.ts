import { textsReady } from "../../texts/catalogue.ts";
import { storageTexts as words } from "../../texts/storage.ts";
import { DamagedCopy } from "../document/keeper.ts";

/** What a person should know when this browser could not keep something, or not read it back. */
export async function storageSentence(error: unknown): Promise<string> {
  await textsReady();
  if (error instanceof DamagedCopy) return words.damaged;
  return error instanceof Error && error.name === "QuotaExceededError" ? words.full : words.refused;
}
