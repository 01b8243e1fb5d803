import type { Person, PersonId } from "@tutti/protocol";
import type { Clock } from "../../sync/ports.ts";

/** Something that somebody did, to be told to a reader who does not see it. */
export type Deed =
  | { readonly kind: "joined" | "left"; readonly person: Person }
  | { readonly kind: "edits"; readonly person: Person; readonly widget: string };

/** How long (ms) deeds are gathered before they are said: who reloads the page has not left. */
const GATHER = 2_000;
/** Between two announcements, so that a reader can hear the page, too. */
const REST = 5_000;
/** More deeds than this are said as a number. */
const MOST = 3;
/** What waits to be said, at most. */
const QUEUE = 50;

/** Gathers deeds and says them now and then, a few at a time. */
export class Announcer {
  readonly #clock: Clock;
  readonly #say: (deeds: readonly Deed[], more: number) => void;
  #waiting: Deed[] = [];
  #saidAt = -REST;
  #cancel: (() => void) | undefined;

  /** @param say is called at most every five seconds, with at most three deeds and how many more there were. */
  constructor(clock: Clock, say: (deeds: readonly Deed[], more: number) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  note(deed: Deed): void {
    const opposite = deed.kind === "joined" ? "left" : deed.kind === "left" ? "joined" : undefined;
    const same = (one: Deed): boolean => one.person.id === deed.person.id && (one.kind === deed.kind || one.kind === opposite);
    const undone = this.#waiting.some((one) => one.kind === opposite && one.person.id === deed.person.id);
    this.#waiting = this.#waiting.filter((one) => !same(one));
    if (!undone && this.#waiting.length < QUEUE) this.#waiting.push(deed);
    const rest = this.#saidAt + REST - this.#clock.now();
    this.#cancel ??= this.#clock.after(Math.max(GATHER, rest), () => this.#speak());
  }

  close(): void {
    this.#cancel?.();
    this.#waiting = [];
  }

  #speak(): void {
    this.#cancel = undefined;
    const deeds = this.#waiting;
    this.#waiting = [];
    if (deeds.length === 0) return;
    this.#saidAt = this.#clock.now();
    this.#say(deeds.slice(0, MOST), Math.max(0, deeds.length - MOST));
  }
}

/** Who came and who went between two lists of people, me left out. */
export function comings(before: readonly Person[], after: readonly Person[], me: PersonId | undefined): readonly Deed[] {
  const missing = (from: readonly Person[], of: readonly Person[]): readonly Person[] => of.filter(({ id }) => id !== me && !from.some((one) => one.id === id));
  return [...missing(before, after).map((person) => ({ kind: "joined", person }) as const), ...missing(after, before).map((person) => ({ kind: "left", person }) as const)];
}

/** Widgets that stand at most this far from each other in the same container are near each other. */
const NEAR = 3;

/**
 * Whether two elements are near each other: in the same container, a few places apart. At the top of a page there is no other
 * container to go by.
 *
 * @param siblings the children of the container that holds the first.
 */
export const areNear = (siblings: readonly string[], one: string, other: string): boolean => {
  const [a, b] = [siblings.indexOf(one), siblings.indexOf(other)];
  return a >= 0 && b >= 0 && Math.abs(a - b) <= NEAR;
};
