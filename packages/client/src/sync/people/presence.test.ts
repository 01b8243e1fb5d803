import { afterEach, describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
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
    isPrivate: (key) => key === "secret",
  });
  channel.attach(awareness);
  clock.advance(1_000);
  ends.push(() => channel.close(), () => awareness.destroy());
  const sent: unknown[] = [];
  awareness.on("update", () => sent.push(awareness.getLocalState()));
  return { clock, preferences, channel, awareness, sent, says: (what: Parameters<typeof say>[0]) => say(what), last: () => awareness.getLocalState() };
}
const at = (key: string) => ({ at: { key: key as never, doing: "focus" as const } });

describe("one's own presence", () => {
  it("[SYNC-21] goes out at most every 50 ms, the last of a burst included", () => {
    const { clock, channel, sent, last } = setUp();
    for (let n = 0; n < 20; n++) {
      channel.update({ pointer: { element: "e" as never, x: n, y: 0 } });
      clock.advance(10);
    }
    clock.advance(1_000);
    expect(sent.length).toBeLessThanOrEqual(6);
    expect(last()).toEqual({ person: "ana", pointer: { element: "e", x: 19, y: 0 } });
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

  it("[SYNC-21] keeps the pointer to itself where pointers are off, also at the next visit", () => {
    const { clock, preferences, channel, last } = setUp();
    channel.update({ pointer: { element: "e" as never, x: 0, y: 0 } });
    channel.face.setPointers(false);
    channel.update({ pointer: { element: "e" as never, x: 1, y: 0 } });
    clock.advance(100);
    expect(last()).toEqual({ person: "ana" });
    expect(preferences.get("tutti:pointers")).toBe("off");
  });
});
