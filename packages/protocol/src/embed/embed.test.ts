import { describe, expect, it } from "vitest";
import { isLockedRoom, locksProblem, parseEmbed, printEmbed, printLocks } from "./index.ts";

const read = (search: string) => parseEmbed(new URLSearchParams(search));

describe("what an address says of embedding", () => {
  it("[EMB-5] options are read in any order and written as they are read; what cannot be meant is left out", () => {
    expect(read("x=1")).toBeUndefined();
    for (const bare of ["embed", "embed=", "embed=true", "embed=1"]) expect(read(bare)).toEqual({ chrome: "small", height: "auto" });
    const all = { chrome: "none", theme: "dark", height: "fixed", element: "revenue", page: "overview" } as const;
    expect(read("embed=element:revenue,page:overview,height:fixed,theme:dark,chrome:none")).toEqual(all);
    expect(read(`embed=${printEmbed(all)}`)).toEqual(all);
    expect(read("embed=chrome:none&embed=theme:dark")).toEqual({ chrome: "none", theme: "dark", height: "auto" });
    expect(read("embed=chrome:gold,theme:blue,height:-3,page:a/b,element:")).toEqual({ chrome: "small", height: "auto" });
    expect(printEmbed({ chrome: "small", height: "auto" })).toBe("");
  });

  it("[EMB-6] locks are values by widgets' keys, few and small; equal ones are one room, in whatever order they were written", () => {
    expect(locksProblem({ region: "EMEA", range: [1, 2] })).toBeUndefined();
    for (const wrong of [null, [], "x", { "a b": 1 }, { ["__proto__x y"]: 1 }, { a: null }, { a: undefined }, { a: "x".repeat(3_000) }, Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, n])), JSON.parse('{"__proto__": 1}')]) {
      expect([wrong, typeof locksProblem(wrong)]).toEqual([wrong, "string"]);
    }
    expect(printLocks({ b: { y: 1, x: 2 }, a: 1 })).toBe(printLocks({ a: 1, b: { x: 2, y: 1 } }));
    expect(printLocks({ a: [1, 2] })).not.toBe(printLocks({ a: [2, 1] }));
    expect([isLockedRoom(`locked--${"a".repeat(40)}`), isLockedRoom("locked--mine"), isLockedRoom("main")]).toEqual([true, false, false]);
  });
});
