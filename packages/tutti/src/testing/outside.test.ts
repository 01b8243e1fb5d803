import { describe, expect, it, onTestFinished } from "vitest";
import { app, type App } from "../app.ts";
import { secrets } from "../secrets-of-process.ts";
import { testApp } from "./index.ts";

const SECRET = "at least sixteen letters";

/** A shop whose orders come from elsewhere, and whose day is closed by the clock. */
const shop = app("Shop", {
  webhooks: {
    order: {
      secret: SECRET,
      on: async ({ id, at, body, text, headers }, rooms) => {
        const room = await rooms.open();
        room.setState("last", { id, at, text, cups: cupsOf(body), from: headers["x-from"] ?? null });
        room.slider("Cups").set(cupsOf(body));
        room.textArea("Notes").set(`${room.textArea("Notes").value} ${id}`);
        // Nobody waits for this: it has been run all the same.
        room.button("Take").click();
      },
    },
    note: { secret: SECRET, on: async ({ text, body }, rooms) => (await rooms.open()).setState("last", { text, isJson: body !== undefined }) },
    look: { secret: SECRET, role: "viewer", on: async (_, rooms) => (await rooms.open()).slider("Cups").set(1) },
    broken: { secret: SECRET, on: () => Promise.reject(new Error("the shelf is empty")) },
    hangs: { secret: SECRET, seconds: 1, on: () => new Promise(() => undefined) },
    told: { secret: SECRET, on: async (_, rooms) => (await rooms.open()).setState("last", secrets.get("SHOP_KEY")) },
    knows: {
      secret: SECRET,
      on: async (_, rooms) => {
        const room = await rooms.open();
        room.button("Take").click();
        await room.settled();
        const taken = await room.until(() => room.texts.find((text) => text.startsWith("Taken")));
        room.setState("last", { taken, title: room.title, rows: (await room.rows()).length, people: room.people.map(({ name, program }) => `${name}${program ? " (program)" : ""}`) });
      },
    },
    undoes: {
      secret: SECRET,
      on: async (_, rooms) => {
        const room = await rooms.open();
        room.slider("Cups").set(9);
        await room.settled();
        room.undo();
      },
    },
    everywhere: { secret: SECRET, on: async (_, rooms) => { for (const name of ["berlin", "paris"]) (await rooms.open(name)).button("Take").click(); } },
  },
  timers: {
    close: { cron: "0 3 * * *", timeZone: "Europe/Berlin", run: async (rooms) => (await rooms.open()).button("Close the day").click() },
    beat: { every: 600, run: async (rooms) => { const room = await rooms.open(); room.setState("beats", Number(room.state("beats") ?? 0) + 1); } },
  },
}, (ui) => {
  ui.slider("Cups", { min: 0, max: 9 });
  ui.textArea("Notes", { value: "Notes:" });
  const taken = ui.state<readonly string[]>("taken", []);
  const press = ui.button("Take");
  if (press) taken.update((list) => [...list, press.by.name]);
  ui.text(`Taken by ${taken.value.join(" and ") || "nobody"}`);
  if (ui.button("Close the day")) ui.state("closed", 0).update((n) => n + 1);
  ui.dataframe(Array.from({ length: 2_000 }, (_, n) => ({ n })));
});

const cupsOf = (body: unknown): number => (typeof body === "object" && body !== null && "cups" in body && typeof body.cups === "number" ? body.cups : 0);
const opened = (of: App, options?: Parameters<typeof testApp>[1]) => {
  const t = testApp(of, options);
  onTestFinished(() => t.close());
  return t;
};

describe("webhooks", () => {
  it("[TEST-10] a handler sets, writes and presses in a room where nobody has looked yet, and all of it has been run when it has ended", async () => {
    const t = opened(shop);
    await t.webhook("order", { body: { cups: 3 }, id: "msg_1", headers: { "X-From": "the shelf" } });
    expect([t.slider("Cups").value, t.textArea("Notes").value, t.texts]).toEqual([3, "Notes: msg_1", ["Taken by order"]]);
    expect(t.state("last")).toEqual({ id: "msg_1", at: expect.any(Number) as number, text: '{"cups":3}', cups: 3, from: "the shelf" });
    await t.webhook("order", { body: { cups: 4 } });
    expect([t.slider("Cups").value, t.texts]).toEqual([4, ["Taken by order and order"]]);
    await t.webhook("note", { text: "cups: 5" });
    expect(t.state("last")).toEqual({ text: "cups: 5", isJson: false });
  });

  it("[TEST-10] it waits for runs, reads the page and long tables, and is seen as a program while it is there", async () => {
    const t = opened(shop);
    t.person("Ben");
    await t.webhook("knows", { body: null });
    expect(t.state("last")).toEqual({ taken: "Taken by knows", title: "Shop", rows: 2_000, people: ["Tester", "Ben", "knows (program)"] });
    await t.run();
    await t.webhook("undoes", { body: null });
    expect(t.slider("Cups").value).toBe(0);
  });

  it("[TEST-10] it does what its role may, with the test's secrets; what it throws, and that its time is up, is thrown at the test, and the room goes on", async () => {
    const t = opened(shop, { secrets: { SHOP_KEY: "abc" } });
    await expect(t.webhook("look", { body: null })).rejects.toThrow('look is a viewer, who cannot use "Cups"');
    await expect(t.webhook("broken", { body: null })).rejects.toThrow("the shelf is empty");
    await expect(t.webhook("hangs", { body: null })).rejects.toThrow("It took longer than it may, and was left");
    await t.webhook("told", { body: null });
    expect(t.state("last")).toBe("abc");
    await expect(t.webhook("ordre", { body: null })).rejects.toThrow('testApp: the app has no webhook "ordre"; there is "order", "note"');
    await expect(t.webhook("order", {})).rejects.toThrow('the webhook "order" is sent a body or a text');
    await expect(opened(app("Plain", () => undefined)).timer("nightly")).rejects.toThrow('the app has no timer "nightly"; there is none');
  });
});

it("[TEST-10] state that JSON cannot hold, is too large, or has no key is refused in words, and what was there stays", async () => {
  const refused: string[] = [];
  const loop: Record<string, unknown> = {};
  loop["self"] = loop;
  const tries: readonly (readonly [string, unknown])[] = [["last", { a: [Number.NaN] }], ["last", { when: new Date(0) }], ["last", undefined], ["last", loop], ["last", "x".repeat(300_000)], ["a b", 1]];
  const t = opened(app("State", {
    webhooks: {
      keep: {
        secret: SECRET,
        on: async (_, rooms) => {
          const room = await rooms.open();
          room.setState("last", "kept");
          for (const [key, value] of tries) {
            try {
              // What the compiler would refuse, where somebody has said any.
              room.setState(key, value as string);
            } catch (error) {
              refused.push(String(error));
            }
          }
        },
      },
    },
  }, (ui) => ui.text(ui.state("last", "nothing").value)));
  await t.webhook("keep", { body: null });
  expect(refused).toEqual([
    'Error: setState("last"): .a[0] is NaN; JSON has only finite numbers',
    'Error: setState("last"): .when is a Date; keep plain objects, arrays, strings, numbers, booleans and null',
    'Error: setState("last"): the value is undefined, which JSON cannot hold',
    expect.stringMatching(/^Error: setState\("last"\): \.self.*is nested deeper than 64 levels$/),
    'Error: setState("last"): it has 300002 characters of JSON, and 262144 can be kept',
    'Error: setState("a b"): a key has letters, digits and _ . - alone',
  ]);
  expect(t.texts).toEqual(["kept"]);
});

describe("timers", () => {
  it("[TEST-10] a timer is run when a test says so", async () => {
    const t = opened(shop);
    await t.timer("close");
    await t.timer("close");
    expect(t.state("closed")).toBe(2);
  });

  it("[TEST-11] as time passes, timers run at their times: so many seconds after they began, and by the clock of their zone", async () => {
    const t = opened(shop);
    // The clock of a test begins at nine in London, eleven in Berlin.
    await t.advance(15 * 3_600_000);
    expect([t.state("closed"), t.state("beats")]).toEqual([undefined, 90]);
    await t.advance(3_600_000);
    expect([t.state("closed"), t.state("beats")]).toEqual([1, 96]);
    await t.timer("close");
    expect(t.state("closed")).toBe(2);
    await t.advance(24 * 3_600_000);
    expect(t.state("closed")).toBe(3);
  });
});

it("[TEST-12] people and handlers are in several rooms, each with its own state", async () => {
  const t = opened(shop);
  const [ana, cem] = [t.person("Ana", "editor", { room: "paris" }), t.person("Cem", "editor", { room: "paris" })];
  await t.webhook("everywhere", { body: null });
  ana.slider("Cups").set(2);
  await t.run();
  const ben = t.person("Ben", "viewer", { room: "berlin" });
  await t.run();
  expect([t.texts, ana.texts, ben.texts]).toEqual([["Taken by nobody"], ["Taken by everywhere"], ["Taken by everywhere"]]);
  expect([t.slider("Cups").value, cem.slider("Cups").value, ben.slider("Cups").value]).toEqual([0, 2, 0]);
  expect(new Set([t, ana, cem, ben].map(({ who }) => who.id)).size).toBe(4);
  expect(() => t.person("Dora", "editor", { room: "New York" })).toThrow('There is no room "New York"');
});
