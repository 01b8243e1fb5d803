import { columnFromArray, tableFromColumns } from "@uwdata/flechette";
import fc from "fast-check";
import { beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { app } from "../app.ts";
import type { Ui } from "../ui/ui.ts";
import { testApp } from "../testing/index.ts";
import { argumentKey } from "./argument-key.ts";
import { cacheData } from "./cache-data.ts";
import { counted } from "./counted.fixture.ts";
import { cacheStats } from "./registry.ts";
import { useCacheWorld } from "./world.ts";

const warned: string[] = [];
beforeEach(() => {
  warned.length = 0;
  useCacheWorld({ warn: (text) => warned.push(text) });
});

const shows = (page: { readonly texts: readonly string[] }, text: string): boolean => page.texts.includes(text);

/** Resolves once told to. */
const gate = () => Promise.withResolvers<void>();

describe("arguments", () => {
  it("[CACHE-1] calls with equal arguments are one, whatever their order of fields; different ones are not", async () => {
    const count = counted((query: { readonly region?: string | undefined; readonly years: readonly number[] }, on?: Date) => `${query.region} ${query.years} ${on?.getTime()}`);
    const load = cacheData(count.fn);
    await load({ region: "EMEA", years: [1, 2] });
    await load({ years: [1, 2], region: "EMEA" });
    expect(count.times).toBe(1);
    await load({ years: [2, 1], region: "EMEA" });
    await load({ years: [1, 2] });
    await load({ years: [1, 2], region: undefined });
    await load({ years: [1, 2], region: "undefined" });
    expect(count.times).toBe(4);
    await load({ years: [] }, new Date(5));
    await load({ years: [] }, new Date(5));
    await load({ years: [] }, new Date(6));
    expect(count.times).toBe(6);
    expectTypeOf(load).parameter(0).toEqualTypeOf<{ readonly region?: string | undefined; readonly years: readonly number[] }>();
  });

  it("[CACHE-1] any two plain values have one key exactly where a deep comparison says that they are equal", () => {
    const plain = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.bigInt(), fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 3 }).filter((name) => name !== "__proto__"), tie("any"), { maxKeys: 3 })),
    })).any;
    const text = (value: unknown): string => argumentKey([value], "f()");
    const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, item: unknown) => {
      if (typeof item === "bigint") return { $big: String(item) };
      if (Object.is(item, -0)) return 0;
      return typeof item === "object" && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))) : item;
    }));
    fc.assert(fc.property(plain, plain, (a, b) => {
      expect(text(structuredClone(a))).toBe(text(a));
      if (JSON.stringify(normal(a)) !== JSON.stringify(normal(b))) expect(text(a)).not.toBe(text(b));
    }), { numRuns: 300 });
    expect(text(new Set([1, 2]))).toBe(text(new Set([2, 1])));
    expect(text(new Map([["a", 1], ["b", 2]]))).toBe(text(new Map([["b", 2], ["a", 1]])));
    expect(text(Float64Array.of(1, 2))).not.toBe(text(Float32Array.of(1, 2)));
    expect(text(Number.NaN)).toBe(text(Number.NaN));
    expect(text("1")).not.toBe(text(1));
  });

  it("[CACHE-2] functions, instances, symbols and circles are no arguments, with their path and what to do; `key` takes their place", async () => {
    class Query { readonly id = 7; }
    const load = cacheData(async function loadOrders(query: unknown) { return typeof query; });
    await expect(load({ filters: [{ test: () => true }] })).rejects.toThrow("loadOrders() is cached, and argument 1.filters[0].test is a function");
    await expect(load(new Query())).rejects.toThrow("argument 1 is an instance of Query");
    await expect(load([Symbol("a")])).rejects.toThrow("argument 1[0] is a symbol");
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await expect(load(circle)).rejects.toThrow("argument 1.self is part of a circle");
    const count = counted((query: Query) => query.id);
    const byId = cacheData(count.fn, { key: ({ id }) => id });
    expect([await byId(new Query()), await byId(new Query())]).toEqual([7, 7]);
    expect(count.times).toBe(1);
  });
});

describe("results", () => {
  it("[CACHE-3] everybody gets a copy: what one changes is changed for nobody else", async () => {
    const load = cacheData(() => ({ rows: [{ n: 1 }], when: new Date(0), bytes: Uint8Array.of(1, 2) }));
    const mine = await load();
    mine.rows.push({ n: 2 });
    mine.when.setTime(9);
    mine.bytes[0] = 9;
    expect(await load()).toEqual({ rows: [{ n: 1 }], when: new Date(0), bytes: Uint8Array.of(1, 2) });
  });

  it("[CACHE-3] with `copy: false` it is one object that nobody can change; an Arrow table is always the same", async () => {
    const load = cacheData(() => [{ n: 1, tags: ["a"] }], { copy: false });
    const rows = await load();
    expect(await load()).toBe(rows);
    expect(() => rows[0]?.tags.push("b")).toThrow(TypeError);
    await expect(cacheData(() => ({ seen: new Map() }), { copy: false })()).rejects.toThrow("the result.seen is a Map");
    const table = cacheData(() => tableFromColumns({ n: columnFromArray(Int32Array.of(1, 2)) }));
    expect(await table()).toBe(await table());
  });

  it("[CACHE-4] what a copy would not hold is told with its path, and an error is not kept", async () => {
    class Model { readonly weights = [1]; }
    await expect(cacheData(() => ({ models: [new Model()] }), { name: "models" })()).rejects.toThrow("models() is cached, and the result.models[0] is an instance of Model");
    await expect(cacheData((() => ({ run: () => 1 })) as () => unknown)()).rejects.toThrow("the result.run is a function");
    let fails = true;
    const load = cacheData(() => {
      if (fails) throw new Error("the database is away");
      return 5;
    });
    await expect(load()).rejects.toThrow("the database is away");
    fails = false;
    expect(await load()).toBe(5);
  });

  it("[CACHE-5] calls at once wait for one computation, and share its error", async () => {
    const open = gate();
    const count = counted(async (n: number) => {
      await open.promise;
      if (n < 0) throw new Error("below zero");
      return n * 2;
    });
    const load = cacheData(count.fn);
    const all = Promise.allSettled([load(1), load(1), load(1), load(-1), load(-1)]);
    open.resolve();
    expect((await all).map((each) => (each.status === "fulfilled" ? each.value : (each.reason as Error).message))).toEqual([2, 2, 2, "below zero", "below zero"]);
    expect(count.times).toBe(2);
  });

  it("[CACHE-18] a cached function that calls itself with the same arguments is told, also by way of another", async () => {
    const even: (n: number) => Promise<number> = cacheData(async (n: number): Promise<number> => (n === 0 ? await odd(1) : n), { name: "even" });
    const odd: (n: number) => Promise<number> = cacheData(async (n: number): Promise<number> => (n === 1 ? await even(0) : n), { name: "odd" });
    await expect(even(0)).rejects.toThrow("even() calls itself with the same arguments");
    const factorial: (n: number) => Promise<number> = cacheData(async (n: number): Promise<number> => (n < 2 ? 1 : n * (await factorial(n - 1))));
    expect(await factorial(5)).toBe(120);
  });

  it("[CACHE-6] so many results and bytes are kept, those used last; one that is too large is computed at each call, and told once", async () => {
    const count = counted((n: number) => "x".repeat(n));
    const load = cacheData(count.fn, { maxEntries: 2 });
    for (const n of [1, 2, 1, 3, 1]) await load(n);
    expect(count.times).toBe(3);
    await load(2);
    expect(count.times).toBe(4);
    const large = counted((n: number) => "x".repeat(n));
    const small = cacheData(large.fn, { maxBytes: "1kB" });
    await small(2_000);
    await small(2_000);
    expect(large.times).toBe(2);
    expect(warned).toEqual([expect.stringContaining("more than its cache may hold")]);
    for (let n = 100; n < 140; n++) await small(n);
    const [stats] = cacheStats(Date.now()).slice(-1);
    expect(stats?.bytes).toBeLessThanOrEqual(1_000);
    expect(stats?.entries).toBeGreaterThan(3);
  });

  it("[CACHE-7] `clear` forgets one call or all, also what is being computed", async () => {
    const open = gate();
    let value = "old";
    const count = counted(async (name: string) => {
      const now = name && value;
      await open.promise;
      return now;
    });
    const load = cacheData(count.fn);
    const before = load("a");
    value = "new";
    load.clear();
    const after = load("a");
    open.resolve();
    expect([await before, await after, await load("a")]).toEqual(["old", "new", "new"]);
    await load("b");
    load.clear("b");
    await load("a");
    expect(count.times).toBe(3);
    await load("b");
    expect(count.times).toBe(4);
  });

  it("[CACHE-8] options that make no sense, and a cache made inside a script, are told", async () => {
    expect(() => cacheData(() => 1, { ttl: "soon" as "1s" })).toThrow('ttl is "soon"');
    expect(() => cacheData(() => 1, { maxEntries: 0 })).toThrow("maxEntries is 0");
    expect(() => cacheData(() => 1, { stale: "refresh" })).toThrow("needs a ttl");
    const t = testApp(app("Inside", (ui) => ui.write(typeof cacheData(() => 1))));
    await t.run();
    expect(t.errors[0]?.message).toContain("cacheData() was called inside a script");
  });
});

describe("time", () => {
  it("[CACHE-9] a result is used for its `ttl`, by the clock of the room", async () => {
    let times = 0;
    const count = counted(() => ++times);
    const load = cacheData(count.fn, { ttl: "60s" });
    const t = testApp(app("Times", async (ui) => {
      ui.button("Again");
      ui.metric("Times", await load());
    }));
    await t.run();
    expect(t.metric("Times").value).toBe(1);
    await t.advance(50_000);
    t.button("Again").click();
    await t.run();
    expect(t.metric("Times").value).toBe(1);
    await t.advance(11_000);
    t.button("Again").click();
    await t.run();
    expect(t.metric("Times").value).toBe(2);
  });

  it("[CACHE-10] a stale result is handed out while another is computed; what drew it runs again where it changed, for everybody", async () => {
    let price = 1;
    const open = [gate(), gate(), gate()];
    const count = counted(async () => {
      const now = price;
      await open[count.times - 1]?.promise;
      return { price: now };
    });
    const load = cacheData(count.fn, { ttl: "10s", stale: "refresh" });
    let runs = 0;
    const t = testApp(app("Prices", async (ui) => {
      ui.button("Look");
      runs++;
      ui.metric("Price", (await load()).price);
    }));
    const ben = t.person("Ben");
    open[0]?.resolve();
    await t.run();
    await t.advance(11_000);
    price = 2;
    t.button("Look").click();
    await t.run();
    expect([t.metric("Price").value, count.times]).toEqual([1, 2]);
    const before = runs;
    open[1]?.resolve();
    await t.advance(100);
    expect([t.metric("Price").value, ben.metric("Price").value]).toEqual([2, 2]);
    expect(runs).toBe(before + 1);
    // Refreshed to the same: nothing runs again.
    await t.advance(11_000);
    t.button("Look").click();
    open[2]?.resolve();
    await t.run();
    await t.advance(100);
    expect([count.times, runs]).toEqual([3, before + 2]);
  });

  it("[CACHE-11] a refresh that fails keeps the last result, says so, and is tried again a while later", async () => {
    let fails = false;
    const count = counted(() => {
      if (fails) throw new Error("away");
      return "good";
    });
    const load = cacheData(count.fn, { ttl: "20s", stale: "refresh", name: "prices" });
    const t = testApp(app("Prices", async (ui) => {
      ui.button("Look");
      ui.text(await load());
    }));
    const look = async (): Promise<void> => {
      t.button("Look").click();
      await t.run();
    };
    await t.run();
    fails = true;
    await t.advance(21_000);
    await look();
    await look();
    expect(shows(t, "good")).toBeTruthy();
    expect(count.times).toBe(2);
    expect(warned).toEqual(["prices() could not be refreshed, and its last result is used on: away"]);
    await t.advance(11_000);
    await look();
    expect(count.times).toBe(3);
  });
});

describe("drawing", () => {
  const report = (count: { times: number }) => cacheData(async (ui: Ui, year: number) => {
    count.times++;
    const [left, right] = ui.columns([1, 2]);
    left.text(`Year ${year}`);
    const bar = right.progress(0, "reading");
    await Promise.resolve();
    bar.update(1, "read");
    const box = ui.status("Steps");
    box.text("one step");
    box.update({ state: "complete" });
    ui.barChart([{ x: "a", y: year }], { x: "x", y: "y" });
    return year + 1;
  });

  it("[CACHE-12] what a cached function draws with the ui that it is handed is drawn again from the cache, equal, for each room", async () => {
    const count = { times: 0 };
    const load = report(count);
    const script = app("Report", async (ui) => {
      ui.button("Again");
      ui.metric("Next", await load(ui.container({ key: "report" }), 2026));
    });
    const t = testApp(script);
    const ben = t.person("Ben");
    await t.run();
    const first = t.view();
    t.button("Again").click();
    await t.run();
    expect(t.view()).toEqual(first);
    expect(ben.view()).toEqual(first);
    const other = testApp(script);
    await other.run();
    expect(shows(other, "Year 2026")).toBeTruthy();
    expect(other.all("progress").map(({ props }) => props)).toEqual([{ value: 1, text: "read" }]);
    expect(other.all("status").map(({ props }) => props.state)).toEqual(["complete"]);
    expect(other.all("barChart")).toHaveLength(1);
    expect(count.times).toBe(1);
  });

  it("[CACHE-12] a run that is superseded does not end the computation, and the next one draws all of it", async () => {
    const open = gate();
    let times = 0;
    const load = cacheData(async (ui: Ui) => {
      times++;
      const [left] = ui.columns(2);
      left.text("before");
      await open.promise;
      left.text("after");
      ui.expander("More").text("inside");
      return 1;
    });
    let runs = 0;
    const t = testApp(app("Slow", async (ui) => {
      runs++;
      const n = ui.slider("N", { min: 0, max: 9 });
      await load(ui);
      ui.text(`n is ${n}`);
    }));
    const done = t.run();
    await expect.poll(() => shows(t, "before")).toBe(true);
    t.slider("N").set(4);
    await expect.poll(() => runs).toBe(2);
    open.resolve();
    await done;
    await t.run();
    expect([shows(t, "before"), shows(t, "after"), shows(t, "inside"), shows(t, "n is 4")].every(Boolean)).toBe(true);
    expect(times).toBe(1);
  });

  it("[CACHE-13] inputs, states, handlers and a ui that it was not handed are refused in a cached function, with what to do", async () => {
    const message = async (script: (ui: Ui & { state(key: string, initial: number): { value: number } }) => unknown): Promise<string> => {
      const t = testApp(app("Wrong", script));
      await t.run();
      return String(t.errors[0]?.message);
    };
    const slider = cacheData(async (ui: Ui) => ui.slider("N", { min: 0, max: 5 }));
    expect(await message((ui) => slider(ui))).toContain("slider is drawn inside A function(), which is cached");
    expect(await message((ui) => outer(ui)())).toContain("text was called inside");
    expect(await message((ui) => outerState(ui)())).toContain("state was called inside");
    const select = cacheData(async (ui: Ui) => ui.dataframe([{ a: 1 }], { select: "rows", onSelect: () => undefined }));
    expect(await message((ui) => select(ui))).toContain("argument 2 of dataframe is no plain data");
  });

  let drawn: Ui | undefined;
  const drawOuter = cacheData(() => drawn?.text("outer"), { name: "outer" });
  const outer = (ui: Ui) => {
    drawn = ui;
    return drawOuter;
  };
  let stated: (() => number) | undefined;
  const readOuter = cacheData(() => stated?.(), { name: "outer state" });
  const outerState = (ui: { state(key: string, initial: number): { value: number } }) => {
    stated = () => ui.state("n", 1).value;
    return readOuter;
  };
});
