import { expect } from "vitest";
import type { Person } from "./person.ts";

/** What has stood on somebody's page since it was begun to note, however shortly. */
export interface Noted {
  /** Waits until these words have stood there. */
  has(words: string | RegExp): Promise<void>;
  all(): Promise<readonly string[]>;
}

/** In the page: what each of the boxes says, as often as anything changes. */
const NOTE = `(boxes) => {
  const noted = new Set();
  const look = () => { for (const box of document.querySelectorAll(boxes)) noted.add(box.textContent); };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  look();
  return noted;
}`;

/**
 * Notes what such boxes say from now on. What goes again by itself after a few seconds may have gone before a test looks, where the
 * machine is full.
 *
 * @param boxes a selector.
 */
export async function notePassing(person: Person, boxes: string): Promise<Noted> {
  const noted = await person.page.evaluateHandle<Set<string>>(`(${NOTE})(${JSON.stringify(boxes)})`);
  const all = (): Promise<readonly string[]> => noted.evaluate((texts) => [...texts]);
  const fits = (words: string | RegExp, text: string): boolean => (typeof words === "string" ? text.includes(words) : words.test(text));
  return { all, has: (words) => expect.poll(all, { message: `${person.name} was told ${words}` }).toSatisfy((texts: readonly string[]) => texts.some((text) => fits(words, text))) };
}
