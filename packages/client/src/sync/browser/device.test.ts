import { describe, expect, it } from "vitest";
import { claimDevice } from "./device.ts";
import { passingPreferences } from "./surroundings.ts";

/** Node has the Web Locks of browsers; each test has names of its own. */
const { locks } = globalThis.navigator;

describe("a device's name", () => {
  it("[SYNC-11] is held by one tab at a time, and taken up again by a later one", async () => {
    const preferences = passingPreferences();
    let made = 0;
    const fresh = (): string => `name-${Math.random().toString(36).slice(2)}-${(made += 1)}`;
    const one = await claimDevice(preferences, locks, fresh);
    const two = await claimDevice(preferences, locks, fresh);
    expect(two).not.toBe(one);
    expect(preferences.get("tutti:devices")).toBe(`${one} ${two}`);
    // A tab that has ended has let go of its lock: its name, noted by this browser, is free.
    preferences.set("tutti:devices", `${one} free-${one}`);
    expect(await claimDevice(preferences, locks, fresh)).toBe(`free-${one}`);
    expect(made).toBe(2);
  });

  it("[SYNC-11] is new each time where nothing could tell whether it is in use", async () => {
    const preferences = passingPreferences();
    let made = 0;
    const fresh = (): string => `name-${(made += 1)}`;
    expect([await claimDevice(preferences, undefined, fresh), await claimDevice(preferences, undefined, fresh)]).toEqual(["name-1", "name-2"]);
    expect(preferences.get("tutti:devices")).toBeUndefined();
  });
});
