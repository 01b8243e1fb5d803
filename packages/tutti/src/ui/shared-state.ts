/** A list that several parts of a script, runs and people's handlers change at once: what each put in, took out or moved holds. */
export interface SharedList<T> {
  readonly value: readonly T[];
  push(...items: readonly T[]): void;
  /** Puts items before the one that stands `at` this place, counted from 0. */
  insert(at: number, ...items: readonly T[]): void;
  /** Puts another in the place of one. */
  set(at: number, item: T): void;
  /** Takes the one at this place out, or all that a function says. */
  remove(which: number | ((item: T, at: number) => boolean)): void;
  move(from: number, to: number): void;
  clear(): void;
}

/** Values by names, each written for itself. */
export interface SharedMap<T> {
  readonly value: { readonly [name: string]: T };
  get(name: string): T | undefined;
  set(name: string, value: T): void;
  delete(name: string): void;
  clear(): void;
}

/** A sum that is only added to: additions made at once all count. */
export interface SharedCounter {
  readonly value: number;
  add(amount?: number): void;
}

/** A text that people may be writing in at the same time: what they write meanwhile stays. */
export interface SharedText {
  readonly value: string;
  append(text: string): void;
  insert(at: number, text: string): void;
  /** Puts another text in the place of `length` characters, or takes them away. */
  replace(at: number, length: number, text?: string): void;
  /** Makes it say this; what is equal at both ends is not touched. */
  set(text: string): void;
}

/** Shared state that merges. Items and values are plain JSON; a key has letters, digits and `_ . -`. */
export interface Shared {
  list<T>(key: string): SharedList<T>;
  map<T>(key: string): SharedMap<T>;
  counter(key: string): SharedCounter;
  /** The text of `ui.textArea` or `ui.textInput` of the same key is this text, where there is one. `initial` is written once. */
  text(key: string, initial?: string): SharedText;
}
