import { afterEach, describe, expect, it } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { passingPreferences } from "../browser/surroundings.ts";
import type { Network } from "../ports.ts";
import { constant } from "../readable.ts";
import { person } from "../testing/test-room.ts";
import { TestClock } from "../testing/test-clock.ts";
import { PresenceChannel } from "./presence.ts";

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function setUp() {
  const clock = new TestClock();
  const preferences = passingPreferences();
  let say: Parameters<Network["subscribe"]>[0] = () => undefined;
  const awareness = new Awareness(new Y.Doc());
  const channel = new PresenceChannel({
    clock, preferences, me: constant(person("ana")), known: constant(new Map([[person("ana").id, person("ana")]])),
    network: { online: () => true, visible: () => true, subscribe: (listener) => ((say = listener), () => undefined) },
    isPrivate: (key) => key === "secret", isOwnElement: (id) => id === "mine",
  });
  channel.attach(awareness);
  clock.advance(1_000);
  ends.push(() => channel.close(), () => awareness.destroy());
  const sent: unknown[] = [];
  awareness.on("update", ({ updated, added }: { updated: number[]; added: number[] }) => {
    if ([...updated, ...added].includes(awareness.clientID)) sent.push(awareness.getLocalState());
  });
  const somebodyComes = (): void => {
    const theirs = new Awareness(new Y.Doc());
    theirs.setLocalState({ person: "bilal" });
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), "test");
    ends.push(() => theirs.destroy());
  };
  return { somebodyComes, clock, preferences, channel, awareness, sent, says: (what: Parameters<typeof say>[0]) => say(what), last: () => awareness.getLocalState() };
}
const at = (key: string) => ({ at: { key: key as never, doing: "focus" as const } });

describe("one's own presence", () => {
  it("[SYNC-21] goes out at most every 34 ms, the last of a burst included", () => {
    const { clock, channel, sent, last, somebodyComes } = setUp();
    somebodyComes();
    sent.length = 0;
    for (let n = 0; n < 20; n++) {
      channel.update({ pointer: { element: "e" as never, x: n, y: 0 } });
      clock.advance(10);
    }
    clock.advance(1_000);
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.length).toBeLessThanOrEqual(7);
    expect(last()).toEqual({ person: "ana", pointer: { element: "e", x: 19, y: 0 } });
  });

  it("[HERE-2] a pointer that nobody sees goes out once a second, and at once when somebody comes; what the script follows does not wait", () => {
    const { clock, channel, sent, last, somebodyComes } = setUp();
    for (let n = 0; n < 100; n++) {
      channel.update({ pointer: { element: "e" as never, x: n, y: 0 } });
      clock.advance(30);
    }
    expect(sent.length).toBeLessThanOrEqual(4);
    channel.update({ pointer: { element: "e" as never, x: 500, y: 0 } });
    clock.advance(40);
    expect(last()).not.toMatchObject({ pointer: { x: 500 } });
    somebodyComes();
    clock.advance(40);
    expect(last()).toMatchObject({ pointer: { x: 500 } });
    const alone = setUp();
    alone.channel.update({ preview: { key: "months" as never, value: 1, beat: 0 } });
    expect(alone.last()).toMatchObject({ preview: { value: 1 } });
  });

  it("[HERE-3] tells nothing of what is drawn for this person alone: no pointer, no place, nothing that is open there", () => {
    const { clock, channel, last } = setUp();
    channel.update({ pointer: { element: "mine" as never, x: 0, y: 0 }, view: { element: "mine" as never, y: 0.5, open: { mine: "yes", theirs: "no" } } });
    clock.advance(2_000);
    expect(last()).toEqual({ person: "ana", view: { open: { theirs: "no" } } });
  });

  it("[HERE-4] leaves out what matters least where it would be too large, so that the rest is told", () => {
    const { clock, channel, last } = setUp();
    channel.update({ ...at("months"), view: { open: Object.fromEntries(Array.from({ length: 24 }, (_, n) => [`tab${n}`, "x".repeat(250)])) } });
    clock.advance(2_000);
    expect(last()).toEqual({ person: "ana", ...at("months") });
  });

  it("[SYNC-21] a preview goes on beating while it is held, and ends with it", () => {
    const { clock, channel, sent, last } = setUp();
    channel.update({ preview: { key: "months" as never, value: 5, beat: 0 } });
    clock.advance(5_000);
    const beats = (sent as { preview: { beat: number } }[]).map(({ preview }) => preview.beat);
    expect(beats.length).toBeGreaterThan(5);
    expect(new Set(beats).size).toBe(beats.length);
    channel.update({ preview: undefined });
    clock.advance(100);
    const count = sent.length;
    clock.advance(5_000);
    expect(sent).toHaveLength(count);
    expect(last()).toEqual({ person: "ana" });
  });

  it("[SYNC-21] says so when the window is left, and holds nothing there", () => {
    const { clock, channel, last, says } = setUp();
    channel.update(at("months"));
    says("blur");
    clock.advance(100);
    expect(last()).toEqual({ person: "ana" });
    channel.update(at("months"));
    says("hidden");
    clock.advance(100);
    expect(last()).toEqual({ person: "ana", away: true });
    says("visible");
    clock.advance(100);
    expect(last()).toEqual({ person: "ana" });
  });

  it("[SYNC-20] tells nothing of a private widget", () => {
    const { clock, channel, last } = setUp();
    channel.update({ ...at("secret"), preview: { key: "secret" as never, value: 5, beat: 0 }, caret: { key: "secret" as never, anchor: 1, head: 1 } });
    clock.advance(100);
    expect(last()).toEqual({ person: "ana" });
  });

  it("[SYNC-21] keeps the pointer to itself where it is hidden, also at the next visit", () => {
    const { clock, preferences, channel, last } = setUp();
    channel.update({ pointer: { element: "e" as never, x: 0, y: 0 } });
    channel.face.setPointers(false);
    channel.update({ pointer: { element: "e" as never, x: 1, y: 0 } });
    clock.advance(100);
    expect(last()).toEqual({ person: "ana" });
    expect(preferences.get("tutti:pointer")).toBe("off");
  });
});
