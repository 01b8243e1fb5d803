import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { EXAMPLES } from "./testing/examples.ts";
import { notePassing } from "./testing/passing.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage([...TEST_APPS.filter(({ id }) => id === "workshop" || id === "rooms-of-pages"), ...EXAMPLES.filter(({ id }) => id === "balloons" || id === "snow")]);
const CALM = { reducedMotion: "reduce" } as const;

/** Longer than this (ms) is a movement that somebody sees. */
const SEEN = 20;

/** Notes what begins to move in a page by itself, for as long as it is seen to move. */
const WATCH = `(() => {
  window.moved = [];
  const look = () => {
    for (const each of document.getAnimations()) {
      const { delay, endTime } = each.effect.getComputedTiming();
      if (endTime > ${SEEN} || delay > ${SEEN}) moved.push([each.effect.target?.className, each.transitionProperty ?? each.animationName, endTime].join(" "));
    }
  };
  for (const type of ["transitionrun", "animationstart"]) document.addEventListener(type, look, true);
  look();
})()`;

/** Loads the page with somebody watching from its first moment. */
async function watched(person: Person): Promise<void> {
  await person.page.addInitScript(`document.addEventListener("DOMContentLoaded", () => ${WATCH})`);
  await person.page.reload();
  await person.ready();
}

const moved = (person: Person): Promise<string[]> => person.page.evaluate<string[]>("[...new Set(moved)]");

test("[BRW-455] whoever asked for less motion sees another's pointer where it was put, and never on its way", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, carla, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Carla", room, CALM), stage.enterAs("Bilal", room)]);
  await Promise.all([ana, carla, bilal].map((person) => person.ready()));
  await ana.mayPoint();
  await ana.metric("Level now").hover({ position: { x: 12, y: 12 } });
  const places = (person: Person): Promise<number> => person.page.evaluate<number>("drawn.size");
  for (const person of [carla, bilal]) {
    await person.pointerOf("Ana").waitFor();
    await person.page.evaluate(`(() => {
      const pointer = document.querySelector(".pointer");
      window.drawn = new Set([pointer.style.transform]);
      new MutationObserver(() => drawn.add(pointer.style.transform)).observe(pointer, { attributes: true, attributeFilter: ["style"] });
    })()`);
  }
  // To whoever did not ask for it the pointer is shown on its way, sooner or later: a busy machine may draw no frame meanwhile. To
  // her it has never been but at the two places where it was put.
  const put = [{ x: 500, y: 40 }, { x: 12, y: 12 }] as const;
  await expect.poll(async () => {
    for (const position of put) await ana.metric("Level now").hover({ position });
    return places(bilal);
  }).toBeGreaterThan(2);
  await ana.metric("Level now").hover({ position: put[0] });
  await expect.poll(() => places(carla)).toBe(2);
  await expect.poll(async () => {
    const [at, metric] = [await carla.pointerOf("Ana").boundingBox(), await carla.metric("Level now").boundingBox()];
    return Math.abs((at?.x ?? 0) - (metric?.x ?? 0) - 500);
  }).toBeLessThan(3);
  expect(await places(carla)).toBe(2);
});

test("[BRW-456] name tags, ghosts of drags, notices and what opens come and go without moving for whoever asked for less motion", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, carla, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Carla", room, CALM), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.ready(), watched(carla), watched(bilal)]);
  await ana.mayPoint();
  const letGo = await ana.dragSlider("Level", 0.7);
  await Promise.all([carla, bilal].map((person) => person.ghostOf("Ana", "Level").first().waitFor({ state: "attached" })));
  await letGo();
  await carla.nameAt("Level", "Ana").first().waitFor();
  await ana.type("Note", "We meet");
  await carla.caretOf("Ana").waitFor({ state: "attached" });
  await ana.button("Count").click();
  await Promise.all([carla, bilal].map((person) => person.seesMetric("Clicks", "1")));
  for (const person of [carla, bilal]) {
    await person.toggle("Urgent").click();
    await person.openPeople();
    await person.page.keyboard.press("Escape");
    await person.button("History").click();
    await person.page.getByRole("complementary", { name: /History/ }).waitFor();
  }
  expect(await moved(carla)).toEqual([]);
  // Else the watching has seen nothing.
  expect(await moved(bilal)).not.toEqual([]);
});

test("[BRW-457] pages, the drawer and dialogs change without moving for whoever asked for less motion", async () => {
  const phone = { viewport: { width: 360, height: 740 } };
  const room = stage.freshRoom("rooms-of-pages");
  const [carla, bilal] = await Promise.all([stage.enterAs("Carla", room, { ...CALM, ...phone }), stage.enterAs("Bilal", room, phone)]);
  for (const person of [carla, bilal]) {
    await watched(person);
    await person.button("Write…").click();
    await person.page.getByRole("dialog").waitFor();
    await person.page.keyboard.press("Escape");
    await person.button("Show the controls").click();
    await person.page.getByRole("link", { name: "Archive" }).click();
    await person.sees("All of it");
    await person.page.goBack();
    await person.sees("Last note: nothing yet");
  }
  expect(await moved(carla)).toEqual([]);
  expect(await moved(bilal)).not.toEqual([]);
});

test.each([["balloons", "We have made it"], ["snow", "Let it snow"]])("[BRW-458] %s fly for everybody else, and are not there for whoever asked for less motion", async (app, press) => {
  const room = stage.freshRoom(app);
  const [ana, carla] = await Promise.all([stage.enter("Ana", room), stage.enter("Carla", room, CALM)]);
  await Promise.all([watched(carla), ana.ready()]);
  if (app === "balloons") for (const _ of [1, 2, 3]) await ana.main.getByRole("button", { name: /Add|\+|more/i }).first().click();
  // They are gone after a few seconds.
  const pieces = `.celebration[data-kind=${app}] .celebration-piece`;
  const [flown, unseen] = [await notePassing(ana, pieces), await notePassing(carla, pieces)];
  await ana.button(press).click();
  await flown.has(/^/);
  // What the press did beside it has come to her, too.
  await carla.settled();
  expect(await unseen.all()).toEqual([]);
  expect(await moved(carla)).toEqual([]);
});
