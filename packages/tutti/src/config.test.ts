import { describe, expect, test } from "vitest";
import { configFrom } from "./config.ts";

const said = { limit: { value: 50, place: "tutti.config.ts: config.limit" }, regions: { value: ["EMEA"], place: "tutti.config.ts: config.regions" }, deep: { value: "7", place: "--config.deep", words: true } } as const;
const environment = { TUTTI_CONFIG_LIMIT: "9", TUTTI_CONFIG_MAX_ROWS: "30", TUTTI_CONFIG_OPEN: "true", TUTTI_CONFIG_TITLE: "12", TUTTI_CONFIG_BAD: "many" };
const config = configFrom(() => ({ environment, said }));

describe("an app's own settings", () => {
  test("[SETTING-1] what is said later wins, and what nobody says is as usual", () => {
    const limit: number = config.get("limit", 10);
    expect([limit, config.get("limit"), config.get("regions", [""]), config.get("other", "none"), config.has("other"), config.has("maxRows")]).toEqual([50, 50, ["EMEA"], "none", false, true]);
    expect(config.get("regions", null)).toEqual(["EMEA"]);
  });

  test("[SETTING-2] words stand for a number, a truth or a text, as is wanted", () => {
    const open: boolean = config.get("open", false);
    expect([config.get("maxRows", 1), open, config.get("title", ""), config.get("deep", 1), config.get("deep", ""), config.get("deep")]).toEqual([30, true, "12", 7, "7", "7"]);
  });

  test("[SETTING-3] what is of another type, unknown or misnamed is an error that names the place", () => {
    expect(() => config.get("limit", "ten")).toThrow('tutti.config.ts: config.limit is 50, and config.get("limit") takes a text');
    expect(() => config.get("bad", 1)).toThrow('TUTTI_CONFIG_BAD is "many", and config.get("bad") takes a number');
    expect(() => config.get("nothing")).toThrow('There is no setting "nothing"; there are limit, regions, deep');
    for (const name of ["", "Limit", "a-b", "__proto__", "constructor"]) {
      if (name === "constructor") expect(config.has(name)).toBe(false);
      else expect(() => config.has(name)).toThrow("a name begins with a small letter");
    }
    // @ts-expect-error A usual value of one type gives that type.
    const wrong: string = config.get("limit", 10);
    expect(wrong).toBe(50);
  });
});
