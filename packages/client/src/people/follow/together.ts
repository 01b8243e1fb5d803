import type { Person, PersonId } from "@tutti/protocol";
import { createEffect, createMemo, createRoot, createSignal, on, type Accessor } from "solid-js";
import { follow } from "../../elements/readable.ts";
import type { RoomSync } from "../../sync/types.ts";
import { presenceTexts as words } from "../../texts/presence.ts";
import { followers } from "../choices.ts";
import { followedBy, followStep, NOBODY, withAnswer, type Followed, type FollowEvent, type Following } from "./following.ts";

/** Whom this reader follows and who follows them, with what is told of it to the room. */
export interface Together {
  readonly following: Accessor<Following>;
  /** Why nobody is followed any more, as a sentence; empty where there is nothing to say. */
  readonly news: Accessor<string>;
  follow(person: Person): void;
  stop(): void;
  /** The reader moved by themselves. */
  moved(): void;
  readonly followed: Accessor<Followed>;
  answer(person: PersonId, lets: boolean): void;
  /** Whether everybody is asked to come along. */
  readonly spotlight: Accessor<boolean>;
  setSpotlight(on: boolean): void;
}

const known = new WeakMap<RoomSync, Together>();

/** The one of a room: the list of people and what lies over the page share it. */
export function togetherOf(room: RoomSync): Together {
  const found = known.get(room) ?? createRoot(() => makeTogether(room));
  known.set(room, found);
  return found;
}

function makeTogether(room: RoomSync): Together {
  const me = follow(room.me);
  const others = follow(room.presence.others);
  const [following, setFollowing] = createSignal<Following>(NOBODY);
  const [news, setNews] = createSignal("");
  const [answers, setAnswers] = createSignal<Followed["answers"]>([], { equals: (a, b) => a.length === b.length && a.every((one, i) => one.person === b[i]?.person && one.lets === b[i]?.lets) });
  const [spotlight, setSpotlight] = createSignal(false);
  const step = (event: FollowEvent): void => {
    const person = me();
    const before = following();
    if (!person) return;
    const { next, news: why } = followStep(before, event, person.id, others());
    setFollowing(next);
    const whom = before.state === "nobody" ? (event.type === "follow" ? event.person.name : "") : before.person.name;
    if (why) setNews(words[why](whom));
    else if (next.state !== "nobody") setNews("");
  };
  const asks = (): boolean => followers() === "ask";
  const followed = createMemo(() => followedBy(me()?.id, asks(), answers(), others()));
  createEffect(on(others, () => step({ type: "others" })));
  createEffect(() => setAnswers(followed().answers));
  createEffect(() => {
    const now = following();
    room.presence.update({ follows: now.state === "nobody" ? undefined : now.person.id });
  });
  createEffect(() => room.presence.update({ asks: asks() || undefined }));
  createEffect(() => room.presence.update({ answers: answers().length > 0 ? answers() : undefined }));
  createEffect(() => room.presence.update({ spotlight: spotlight() || undefined }));
  return {
    following, news, followed, spotlight, setSpotlight,
    follow: (person) => step({ type: "follow", person }),
    stop: () => step({ type: "stop" }),
    moved: () => step({ type: "moved" }),
    answer: (person, lets) => void setAnswers((before) => withAnswer(before, person, lets)),
  };
}
