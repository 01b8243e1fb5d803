import { MAX_FOLLOW_ANSWERS, type Person, type PersonId, type Presence } from "@tutti/protocol";
import type { Other } from "../../sync/types.ts";

/** Whom this reader follows. */
export type Following =
  | { readonly state: "nobody" }
  /** They want to be asked, and have not answered yet. */
  | { readonly state: "asking"; readonly person: Person }
  | { readonly state: "following"; readonly person: Person };

export type FollowEvent =
  | { readonly type: "follow"; readonly person: Person }
  | { readonly type: "stop" }
  /** The reader scrolled, pressed or typed. */
  | { readonly type: "moved" }
  /** Somebody else's presence has changed. */
  | { readonly type: "others" };

/** What is to be said of a step: why nobody is followed any more. */
export type FollowNews = "denied" | "gone" | "stopped";

export const NOBODY: Following = { state: "nobody" };

/**
 * One step of following.
 *
 * @param me the reader, to whom the others answer.
 */
export function followStep(now: Following, event: FollowEvent, me: PersonId, others: readonly Other[]): { readonly next: Following; readonly news?: FollowNews } {
  switch (event.type) {
    case "follow": {
      if (event.person.id === me) return { next: now };
      const theirs = tabsOf(event.person.id, others);
      if (theirs.length === 0) return { next: NOBODY, news: "gone" };
      const asks = theirs.some(({ presence }) => presence.asks) && answerTo(me, theirs) !== true;
      return { next: { state: asks ? "asking" : "following", person: event.person } };
    }
    case "stop":
      return now.state === "following" ? { next: NOBODY, news: "stopped" } : { next: NOBODY };
    case "moved":
      return now.state === "following" ? { next: NOBODY, news: "stopped" } : { next: now };
    case "others": {
      if (now.state === "nobody") return { next: now };
      const theirs = tabsOf(now.person.id, others);
      if (theirs.length === 0) return { next: NOBODY, news: "gone" };
      const answer = answerTo(me, theirs);
      if (answer === false) return { next: NOBODY, news: "denied" };
      if (now.state === "asking" && (answer || theirs.every(({ presence }) => !presence.asks))) return { next: { state: "following", person: now.person } };
      return { next: now };
    }
  }
}

const tabsOf = (person: PersonId, others: readonly Other[]): readonly Other[] => others.filter((other) => other.person.id === person);

const answerTo = (me: PersonId, theirs: readonly Other[]): boolean | undefined =>
  theirs.flatMap(({ presence }) => presence.answers ?? []).find(({ person }) => person === me)?.lets;

/** The tab of somebody's that is followed: the one that they look at. */
export const followedTab = (person: PersonId, others: readonly Other[]): Other | undefined => {
  const theirs = tabsOf(person, others);
  return theirs.find(({ presence }) => !presence.away && !presence.idle) ?? theirs.find(({ presence }) => !presence.away) ?? theirs[0];
};

type Answers = NonNullable<Presence["answers"]>;

/** Who follows this reader, and who waits for an answer. */
export interface Followed {
  readonly by: readonly Person[];
  readonly waiting: readonly Person[];
  /** What stays of the answers: those who went have to ask again, and a no holds for this visit. */
  readonly answers: Answers;
}

export function followedBy(me: PersonId | undefined, asks: boolean, answers: Answers, others: readonly Other[]): Followed {
  const wanting = new Map(others.filter(({ person, presence }) => presence.follows === me && person.id !== me).map(({ person }) => [person.id, person]));
  const answer = new Map(answers.map(({ person, lets }) => [person, lets]));
  const kept = answers.filter(({ person, lets }) => !lets || wanting.has(person)).slice(-MAX_FOLLOW_ANSWERS);
  const by = [...wanting.values()].filter(({ id }) => answer.get(id) ?? !asks);
  return { by, waiting: asks ? [...wanting.values()].filter(({ id }) => !answer.has(id)) : [], answers: kept };
}

/** The answers with one more, in place of an older one to the same person. */
export const withAnswer = (answers: Answers, person: PersonId, lets: boolean): Answers =>
  [...answers.filter((one) => one.person !== person), { person, lets }].slice(-MAX_FOLLOW_ANSWERS);
