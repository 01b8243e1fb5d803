import { expect, it } from "vitest";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { cacheResource } from "./cache-resource.ts";
import { cacheStats } from "./registry.ts";
import { useCacheWorld } from "./world.ts";

interface Line { readonly to: string; open: boolean }
const connect = (to: string): Line => ({ to, open: true });

it("[RES-1] everybody gets the same thing for equal arguments, made once, also where they ask at once", async () => {
  let made = 0;
  const line = cacheResource(async (to: string) => {
    made++;
    await Promise.resolve();
    return connect(to);
  });
  const [a, b, c] = await Promise.all([line("a"), line("a"), line("b")]);
  expect(a).toBe(b);
  expect(c).not.toBe(a);
  expect([made, await line("a")]).toEqual([2, a]);
});

it("[RES-2] one that is not good any more, too old or refused by `validate`, is released and made anew, once", async () => {
  const released: Line[] = [];
  let made = 0;
  const line = cacheResource((to: string) => {
    made++;
    return connect(to);
  }, { validate: ({ open }) => open, onRelease: (one) => released.push(one) });
  const first = await line("a");
  first.open = false;
  const [second, third] = await Promise.all([line("a"), line("a")]);
  expect(second).toBe(third);
  expect([made, released]).toEqual([2, [first]]);
  const old = cacheResource(() => connect("old"), { ttl: 1 });
  const before = await old();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await old()).not.toBe(before);
});

it("[RES-3] it is released after the runs that were handed it, on `clear` and where there are too many", async () => {
  const released: string[] = [];
  const line = cacheResource(connect, { maxEntries: 2, onRelease: ({ to }) => released.push(to) });
  const going = Promise.withResolvers<void>();
  const seen: Line[] = [];
  const t = testApp(app("Lines", async (ui) => {
    const mine = await line("mine");
    seen.push(mine);
    ui.text(mine.to);
    await going.promise;
  }));
  const done = t.run();
  await expect.poll(() => seen.length).toBe(1);
  line.clear();
  await Promise.resolve();
  expect(released).toEqual([]);
  going.resolve();
  await done;
  expect(released).toEqual(["mine"]);
  for (const to of ["a", "b", "c"]) await line(to);
  await Promise.resolve();
  expect(released).toEqual(["mine", "a"]);
  line.clear("c");
  await Promise.resolve();
  expect(released).toEqual(["mine", "a", "c"]);
});

it("[RES-4] what cannot be made is told to who asked and tried again; a release that fails is told and stops nobody", async () => {
  const warned: string[] = [];
  useCacheWorld({ warn: (text) => warned.push(text) });
  let away = true;
  const line = cacheResource((to: string) => {
    if (away) throw new Error("away");
    return connect(to);
  }, { name: "line", onRelease: () => Promise.reject(new Error("stuck")) });
  await expect(line("a")).rejects.toThrow("away");
  away = false;
  expect((await line("a")).to).toBe("a");
  line.clear();
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(warned).toEqual(["line could not be released: stuck"]);
  expect(cacheStats(Date.now()).at(-1)).toMatchObject({ name: "line", kind: "resource", entries: 0, misses: 2, computing: 0 });
});
