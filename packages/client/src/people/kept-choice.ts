import { createRoot, createSignal, type Accessor } from "solid-js";
import { keepLocal, readLocal } from "../theme/theme.ts";

/**
 * Something that a reader chose for this browser, among a few words, in all rooms: it stays chosen at the next visit.
 *
 * @param words the first is what holds until somebody chooses.
 */
export function keptChoice<Word extends string>(name: string, words: readonly [Word, ...Word[]]): readonly [Accessor<Word>, (word: Word) => void] {
  const kept = readLocal(`tutti:${name}`);
  const [word, setWord] = createRoot(() => createSignal<Word>(words.find((one) => one === kept) ?? words[0]));
  return [word, (next) => {
    setWord(() => next);
    keepLocal(`tutti:${name}`, next);
  }];
}
