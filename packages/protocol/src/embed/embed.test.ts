import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedAddress, isLockedRoom, isNamedOrigin, locksProblem, parseEmbed, parseFromEmbed, parseToEmbed, printEmbed, printLocks } from "./index.ts";

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

  it("[EMB-50] whatever an element is called, with commas, percent signs and white space, an address that was printed is read as it was meant", () => {
    for (const element of ["Revenue, by region", "100%", "50%2C", " wide ", ",", "%", "a:b,c:d", "\u3000x", "😀,"]) expect(read(new URLSearchParams({ embed: printEmbed({ element }) }).toString())?.element).toBe(element);
    // What somebody typed by hand is read as they meant it.
    expect(read("embed=element:100%25 of it")?.element).toBe("100% of it");
    const name = fc.oneof(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), fc.string({ unit: fc.constantFrom(",", "%", ":", "2", "C", " ", "\t", "\u00a0", "&", "ä"), minLength: 1, maxLength: 256 }));
    const options = fc.record(
      { chrome: fc.constantFrom("small", "full", "none"), height: fc.constantFrom("auto", "fixed"), theme: fc.constantFrom("light", "dark"), element: name, page: fc.constantFrom("/", "overview") },
      { requiredKeys: ["chrome", "height"] },
    );
    fc.assert(fc.property(options, (meant) => {
      expect(read(new URLSearchParams({ embed: printEmbed(meant) }).toString())).toEqual(meant);
      expect(parseEmbed(new URL(embedAddress("https://tutti.example/sales/main", meant)).searchParams)).toEqual(meant);
    }));
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

  it("[EMB-7] an origin is one of those that were named, or below a name with a star; nothing that only looks like it", () => {
    const named = ["https://wiki.example", "https://*.atlassian.net", "http://localhost:8080"];
    for (const yes of ["https://wiki.example", "https://team.atlassian.net", "https://a.b.atlassian.net", "http://localhost:8080"]) expect([yes, isNamedOrigin(yes, named)]).toEqual([yes, true]);
    for (const no of ["http://wiki.example", "https://wiki.example.evil.example", "https://evilatlassian.net", "https://atlassian.net", "https://.atlassian.net", "http://team.atlassian.net", "http://localhost", "null", ""]) {
      expect([no, isNamedOrigin(no, named)]).toEqual([no, false]);
    }
    expect(isNamedOrigin("https://anybody.example", ["*"])).toBe(false);
  });

  it("[EMB-8] what windows say to each other is read by its shape, and everything else is nobody's", () => {
    for (const good of [{ type: "connect", tokens: true }, { type: "connect", tokens: false, token: "t", theme: "dark" }, { type: "token", token: "t" }, { type: "theme", theme: "system" }, { type: "get", n: 1, key: "a" }, { type: "set", n: 1, key: "a", value: null }, { type: "watch", keys: ["a"] }]) {
      expect(parseToEmbed({ tutti: 1, ...good })).toEqual({ tutti: 1, ...good });
    }
    for (const bad of [null, 1, "x", {}, { tutti: 2, type: "ready" }, { tutti: 1, type: "set", n: 1, key: "a" }, { tutti: 1, type: "set", n: 1, key: "a", value: new Date(0) }, { tutti: 1, type: "get", n: 1.5, key: "a" }, { tutti: 1, type: "watch", keys: Array.from({ length: 101 }, () => "a") }, { tutti: 1, type: "theme", theme: "gold" }, { tutti: 1, type: "connect" }]) {
      expect([bad, parseToEmbed(bad)]).toEqual([bad, undefined]);
    }
    expect(parseFromEmbed({ tutti: 1, type: "height", height: 20 })).toMatchObject({ height: 20 });
    expect(parseFromEmbed({ tutti: 1, type: "broadcast", name: "ring", data: null })).toMatchObject({ name: "ring" });
    for (const bad of [{ tutti: 1, type: "broadcast" }, { tutti: 1, type: "height", height: Number.NaN }, { tutti: 1, type: "height", height: -1 }, { type: "ready" }, { tutti: 1, type: "nothing" }]) expect([bad, parseFromEmbed(bad)]).toEqual([bad, undefined]);
  });
});
