import type { Locator } from "playwright-core";
import type { Person } from "./person.ts";

/** A place in an element, in parts of it. */
type Part = readonly [x: number, y: number];
const MIDDLE: Part = [0.5, 0.5];

/** A finger on somebody's screen, as the browser gets it from a touch screen. */
export interface Finger {
  puts(on: Locator, at?: Part): Promise<void>;
  /** Pulls it so far (px), as fingers do: in small steps. */
  moves(x: number, y: number): Promise<void>;
  lifts(): Promise<void>;
  /** Puts it there and pulls it in one breath, so that it rests nowhere, however busy the machine is. */
  pulls(on: Locator, x: number, y: number, at?: Part): Promise<void>;
  /** Leaves it where it is until the page has had the time in which it tells a rest from a tap. */
  waits(): Promise<void>;
  /** Puts it there and waits. */
  holds(on: Locator, at?: Part): Promise<void>;
  /** Puts it there until this is seen, and lifts it. */
  rest(on: Locator, until: Locator, at?: Part): Promise<void>;
  tap(on: Locator): Promise<void>;
  tapAt(on: Locator, at: Part): Promise<void>;
}

/** By the page's own clock, whose timers come in their order however busy the machine is: longer than a rest takes. */
const LONGER = 800;

export async function createFinger({ page, context }: Person): Promise<Finger> {
  const screen = await context.newCDPSession(page);
  let [x, y] = [0, 0];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd"): Promise<unknown> => screen.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const find = async (on: Locator, [across, down] = MIDDLE): Promise<void> => {
    await on.scrollIntoViewIfNeeded();
    const box = await on.boundingBox();
    if (!box) throw new Error("There is nothing to touch");
    [x, y] = [box.x + across * box.width, box.y + down * box.height];
  };
  /** The browser takes what it is told one after the other; nobody waits for it in between. */
  const steps = (across: number, down: number): Promise<unknown>[] => Array.from({ length: 8 }, () => {
    [x, y] = [x + across / 8, y + down / 8];
    return touch("touchMove");
  });
  const finger: Finger = {
    async puts(on, at) {
      await find(on, at);
      await touch("touchStart");
    },
    moves: async (across, down) => void (await Promise.all(steps(across, down))),
    async pulls(on, across, down, at) {
      await find(on, at);
      await Promise.all([touch("touchStart"), ...steps(across, down)]);
    },
    lifts: async () => void (await touch("touchEnd")),
    waits: () => page.evaluate(`new Promise((resolve) => setTimeout(resolve, ${LONGER}))`),
    async holds(on, at) {
      await finger.puts(on, at);
      await finger.waits();
    },
    async rest(on, until, at) {
      await finger.puts(on, at);
      await until.waitFor();
      await finger.lifts();
    },
    tap: (on) => on.tap(),
    async tapAt(on, at) {
      await find(on, at);
      // In one breath: where it takes long in between, it would rest.
      await Promise.all([touch("touchStart"), touch("touchEnd")]);
    },
  };
  return finger;
}
