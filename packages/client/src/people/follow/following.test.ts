import type { Person, PersonId, Presence } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Other } from "../../sync/types.ts";
import { followedBy, followedTab, followStep, NOBODY, withAnswer, type FollowEvent, type Following } from "./following.ts";

const person = (name: string): Person => ({ id: name as PersonId, name, colour: 0, role: "editor" });
const [ana, bilal, chen] = ["ana", "bilal", "chen"].map(person) as [Person, Person, Person];
const tab = (who: Person, presence: Omit<Presence, "person"> = {}, client = 1): Other => ({ client, person: who, presence: { person: who.id, ...presence } });

/** What becomes of following by these events, each with the others as they are then; I am Ana. */
function played(steps: readonly (readonly [FollowEvent, readonly Other[]])[]) {
  let now: Following = NOBODY;
  const news: string[] = [];
  for (const [event, others] of steps) {
    const step = followStep(now, event, ana.id, others);
    now = step.next;
    if (step.news) news.push(step.news);
  }
  return { state: now.state, news };
}
const follow = { type: "follow", person: bilal } as const;

test("[FOLLOW-1] one follows somebody until one moves oneself, stops, or they leave", () => {
  expect(played([[follow, [tab(bilal)]]])).toEqual({ state: "following", news: [] });
  expect(played([[follow, [tab(bilal)]], [{ type: "moved" }, [tab(bilal)]]])).toEqual({ state: "nobody", news: ["stopped"] });
  expect(played([[follow, [tab(bilal)]], [{ type: "stop" }, [tab(bilal)]]])).toEqual({ state: "nobody", news: ["stopped"] });
  expect(played([[follow, [tab(bilal)]], [{ type: "others" }, [tab(chen)]]])).toEqual({ state: "nobody", news: ["gone"] });
  expect(played([[follow, []]])).toEqual({ state: "nobody", news: ["gone"] });
  expect(played([[{ type: "follow", person: ana }, [tab(ana)]]])).toEqual({ state: "nobody", news: [] });
});

test("[FOLLOW-2] whoever wants to be asked is followed once they have said yes, and not after a no", () => {
  const asked = [follow, [tab(bilal, { asks: true })]] as const;
  expect(played([asked])).toEqual({ state: "asking", news: [] });
  expect(played([asked, [{ type: "moved" }, [tab(bilal, { asks: true })]]]).state).toBe("asking");
  const answered = (lets: boolean) => [{ type: "others" }, [tab(bilal, { asks: true, answers: [{ person: ana.id, lets }] })]] as const;
  expect(played([asked, answered(true)])).toEqual({ state: "following", news: [] });
  expect(played([asked, answered(false)])).toEqual({ state: "nobody", news: ["denied"] });
  expect(played([asked, answered(true), answered(false)])).toEqual({ state: "nobody", news: ["denied"] });
  expect(played([asked, [{ type: "others" }, [tab(bilal)]]]).state).toBe("following");
  expect(played([asked, [{ type: "others" }, [tab(bilal, { asks: true, answers: [{ person: chen.id, lets: true }] })]]]).state).toBe("asking");
});

test("[FOLLOW-3] the followed are told by whom, and who waits; a no holds for the visit, and who went has to ask again", () => {
  const others = [tab(ana, { follows: bilal.id }), tab(ana, { follows: bilal.id }, 2), tab(chen, { follows: ana.id }, 3)];
  expect(followedBy(bilal.id, false, [], others)).toEqual({ by: [ana], waiting: [], answers: [] });
  expect(followedBy(bilal.id, true, [], others)).toEqual({ by: [], waiting: [ana], answers: [] });
  const yes = withAnswer([], ana.id, true);
  expect(followedBy(bilal.id, true, yes, others)).toEqual({ by: [ana], waiting: [], answers: yes });
  expect(followedBy(bilal.id, true, yes, []).answers).toEqual([]);
  const no = withAnswer(yes, ana.id, false);
  expect(no).toEqual([{ person: ana.id, lets: false }]);
  expect(followedBy(bilal.id, true, no, [])).toEqual({ by: [], waiting: [], answers: no });
  expect(followedBy(bilal.id, true, no, others)).toEqual({ by: [], waiting: [], answers: no });
  let many = no;
  for (let n = 0; n < 40; n++) many = withAnswer(many, `p${n}` as PersonId, false);
  expect(many).toHaveLength(16);
});

test("[FOLLOW-4] of several tabs the one is followed that is looked at", () => {
  const tabs = [tab(bilal, { away: true }, 1), tab(bilal, { idle: true }, 2), tab(bilal, {}, 3)];
  expect(followedTab(bilal.id, tabs)?.client).toBe(3);
  expect(followedTab(bilal.id, tabs.slice(0, 2))?.client).toBe(2);
  expect(followedTab(bilal.id, tabs.slice(0, 1))?.client).toBe(1);
  expect(followedTab(chen.id, tabs)).toBeUndefined();
});
