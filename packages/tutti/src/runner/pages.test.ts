import { describe, expect, test } from "vitest";
import { app, type App } from "../app.ts";
import { page } from "../page.ts";
import { testApp } from "../testing/index.ts";
import type { AppUi, PageUi } from "../ui/ui.ts";

/** An app of three pages, which notes what ran. */
function three(): { readonly sales: App; readonly ran: string[] } {
  const ran: string[] = [];
  const noting = (name: string, draw: (ui: PageUi) => unknown) => page(name, (ui) => {
    ran.push(name);
    return draw(ui);
  });
  const sales = app("Sales", (ui) => {
    ran.push("app");
    const region = ui.sidebar.select("Region", ["EMEA", "APAC"]);
    ui.pages([
      noting("Overview", (p) => {
        p.title(`Overview of ${region}`);
        p.slider("Months", { min: 1, max: 12, value: 3 });
        p.pageLink("orders", { label: "To the orders" });
      }),
      noting("Orders", (p) => {
        p.title("Orders");
        p.slider("Months", { min: 1, max: 12, value: 5 });
        p.slider("Limit", { key: "limit", min: 0, max: 9 });
        if (p.button("Done")) p.switchPage("overview");
        p.private((mine, me) => mine.text(`${me.name}'s note`));
      }),
      noting("Settings", (p) => {
        p.slider("Limit", { key: "limit", min: 0, max: 9 });
        if (p.button("Everybody")) p.switchPage("overview", { everybody: true });
      }),
    ]);
  });
  return { sales, ran };
}

describe("pages", () => {
  test("[PAGES-1] a page runs while somebody looks at it and no longer; what stands around the pages runs once for all", async () => {
    const { sales, ran } = three();
    const t = testApp(sales);
    const ana = t.person("Ana");
    await t.run();
    expect(ran).toEqual(["app", "Overview"]);
    expect([t.page, ana.page]).toEqual(["overview", "overview"]);
    ran.length = 0;
    ana.goTo("orders");
    await t.run();
    expect(ran).toEqual(["Orders"]);
    expect([t.texts, ana.texts]).toEqual([["Overview of EMEA"], ["Orders", "Ana's note"]]);
    ran.length = 0;
    t.select("Region").set("APAC");
    await t.run();
    expect(ran).toEqual(["app", "Overview", "Orders"]);
    ana.offline();
    await t.run();
    ran.length = 0;
    t.select("Region").set("EMEA");
    await t.run();
    expect(ran).toEqual(["app", "Overview"]);
  });

  test("[PAGES-2] each is on a page of their own, and values are the room's on all of them", async () => {
    const t = testApp(three().sales);
    const ana = t.person("Ana");
    await t.run();
    ana.goTo("orders");
    await t.run();
    ana.slider("limit").set(7);
    ana.slider("Months").set(9);
    await t.run();
    t.goTo("settings");
    await t.run();
    expect(t.slider("limit").value).toBe(7);
    t.goTo("/");
    await t.run();
    // The same label on another page is another widget; the same key is the same one.
    expect([t.slider("Months").value, ana.slider("Months").value]).toEqual([3, 9]);
    expect(ana.page).toBe("orders");
  });

  test("[PAGES-3] a page that nothing has changed for is shown again without a run; one that is stale runs when somebody comes", async () => {
    const { sales, ran } = three();
    const t = testApp(sales);
    await t.run();
    t.goTo("orders");
    await t.run();
    t.goTo("/");
    await t.run();
    expect(ran).toEqual(["app", "Overview", "Orders"]);
    ran.length = 0;
    t.goTo("orders");
    await t.run();
    expect([ran, t.texts]).toEqual([[], ["Orders", "Tester's note"]]);
    t.goTo("settings");
    await t.run();
    t.slider("limit").set(4);
    await t.run();
    ran.length = 0;
    t.goTo("orders");
    await t.run();
    expect([ran, t.slider("limit").value]).toEqual([["Orders"], 4]);
  });

  test("[PAGES-4] switchPage takes along whoever pressed, everybody where that is said, and nobody without a word", async () => {
    const t = testApp(three().sales);
    const ana = t.person("Ana");
    await t.run();
    for (const someone of [t, ana]) someone.goTo("orders");
    await t.run();
    ana.button("Done").click();
    await t.run();
    expect([ana.page, t.page]).toEqual(["overview", "orders"]);
    ana.goTo("settings");
    await t.run();
    ana.button("Everybody").click();
    await t.run();
    expect([ana.page, t.page]).toEqual(["overview", "overview"]);
    const lost = testApp(app("Lost", (ui) => {
      ui.pages([page("A", (p) => p.switchPage("b")), page("B", (p) => p.text("b"))]);
    }));
    await lost.run();
    expect([lost.page, lost.errors]).toMatchObject(["a", [{ message: expect.stringContaining("does not know whom to take along") }]]);
  });

  test("[PAGES-5] switchPage works in handlers and in private blocks, for their person", async () => {
    const t = testApp(app("Ways", (ui) => {
      ui.pages([
        page("Start", (p) => {
          p.select("Go to", ["start", "handled"], { onChange: (name) => p.switchPage(name) });
          p.private((mine) => {
            if (mine.button("Mine")) mine.switchPage("own");
          });
        }),
        page("Handled", (p) => p.text("handled")), page("Own", (p) => p.text("own")),
      ]);
    }));
    const ana = t.person("Ana");
    await t.run();
    ana.select("Go to").set("handled");
    await t.run();
    t.button("Mine").click();
    await t.run();
    expect([ana.page, t.page]).toEqual(["handled", "own"]);
  });

  test("[PAGES-6] an address that names no page says so, and one turns on to another from there", async () => {
    const t = testApp(three().sales);
    await t.run();
    t.goTo("nowhere");
    await t.run();
    expect([t.page, t.texts, t.errors]).toEqual([undefined, [], []]);
    t.goTo("overview");
    await t.run();
    expect([t.page, t.texts]).toEqual(["overview", ["Overview of EMEA"]]);
  });

  test("[PAGES-7] a press counts on the page that it was made on, also where its author has turned away", async () => {
    const t = testApp(app("Twice", (ui) => {
      const presses = ui.state<readonly string[]>("presses", []);
      const button = (name: string) => page(name, (p) => {
        if (p.button("Press", { key: "press" })) presses.update((list) => [...list, name]);
      });
      ui.pages([button("One"), button("Two")]);
      ui.text(presses.value.join(" "));
    }));
    const ana = t.person("Ana");
    await t.run();
    ana.goTo("two");
    await t.run();
    ana.button("Press").click();
    ana.goTo("/");
    await t.run();
    t.button("Press").click();
    await t.run();
    ana.goTo("two");
    await t.run();
    ana.offline();
    await t.run();
    ana.button("Press").click();
    ana.goTo("/");
    await t.run();
    ana.online();
    await t.run();
    expect(t.texts).toEqual(["Two One Two"]);
    expect(ana.notices).toEqual([]);
  });

  test("[PAGES-8] private blocks of a page are drawn for those who look at it, and end when they turn away", async () => {
    const { sales } = three();
    const t = testApp(sales);
    const ana = t.person("Ana");
    await t.run();
    ana.goTo("orders");
    await t.run();
    t.goTo("orders");
    await t.run();
    expect([t.texts, ana.texts]).toEqual([["Orders", "Tester's note"], ["Orders", "Ana's note"]]);
    for (let turn = 0; turn < 5; turn++) {
      ana.goTo("/");
      ana.goTo("orders");
    }
    await t.run();
    expect(ana.texts).toEqual(["Orders", "Ana's note"]);
    expect(t.logs).toEqual([]);
  });

  test("[PAGES-9] what a page calls by the clock sleeps while nobody looks", async () => {
    let ticks = 0;
    const t = testApp(app("Clock", (ui) => {
      ui.pages([page("Still", (p) => p.text("still")), page("Clock", (p) => p.fragment((part) => part.text(`${(ticks += 1)}`), { every: "1m" }))]);
    }));
    await t.run();
    t.goTo("clock");
    await t.run();
    await t.advance(200_000);
    expect(ticks).toBeGreaterThan(2);
    t.goTo("/");
    await t.run();
    const before = ticks;
    await t.advance(600_000);
    expect(ticks).toBe(before);
    t.goTo("clock");
    await t.run();
    expect(ticks).toBe(before + 1);
  });

  test("[PAGES-10] a page that the script has no more is gone, with what was drawn on it", async () => {
    const t = testApp(app("Fewer", (ui) => {
      const all = ui.checkbox("All", { value: true });
      ui.pages([page("One", (p) => p.text("one")), ...(all ? [page("Two", (p) => p.text("two"))] : [])]);
    }));
    await t.run();
    t.goTo("two");
    await t.run();
    expect(t.texts).toEqual(["two"]);
    t.checkbox("All").set(false);
    await t.run();
    expect([t.page, t.texts]).toEqual([undefined, []]);
    t.checkbox("All").set(true);
    await t.run();
    expect([t.page, t.texts]).toEqual(["two", ["two"]]);
  });

  test.each([["stops", (ui: AppUi) => ui.stop()], ["stops and catches it", (ui: AppUi) => { try { ui.stop(); } catch { /* An author's own catch. */ } }], ["throws", () => { throw new Error("no data"); }]] as const)(
    "[PAGES-20] a script that %s before its pages keeps the navigation, shows itself in the page's place, and nothing of the pages",
    async (how, end) => {
      const ran: string[] = [];
      const t = testApp(app("Gate", (ui) => {
        ui.title("Gate");
        if (ui.checkbox("Closed")) {
          ui.warning("Closed today");
          end(ui);
          if (how === "stops and catches it") return;
        }
        ui.pages([page("One", (p) => { ran.push("one"); p.text("one"); p.slider("Days", { min: 0, max: 9 }); p.private((mine) => mine.text("mine")); }), page("Two", (p) => p.text(`two ${p.value("days")}`))]);
      }));
      const [ana, ben] = [t.person("Ana"), t.person("Ben")];
      await t.run();
      ben.goTo("two");
      await t.run();
      ana.slider("Days").set(4);
      await t.run();
      expect([ana.texts, ben.texts]).toEqual([["Gate", "one", "mine"], ["Gate", expect.stringContaining("two")]]);
      ran.length = 0;
      ben.checkbox("Closed").set(true);
      await t.run();
      for (const person of [ana, ben]) {
        expect(person.texts).toEqual(["Gate", "Closed today"]);
        expect(person.pages.map(({ title }) => title)).toEqual(["One", "Two"]);
        expect(person.errors.map(({ message }) => message)).toEqual(how === "throws" ? ["no data"] : []);
      }
      // Each may turn all the same, who comes sees nothing of them either, and each is where they were when it goes on.
      ana.goTo("two");
      const cleo = t.person("Cleo");
      await t.run();
      expect([ana.page, ana.texts, cleo.texts, ran]).toEqual(["two", ["Gate", "Closed today"], ["Gate", "Closed today"], []]);
      ana.goTo("one");
      ben.checkbox("Closed").set(false);
      await t.run();
      expect(ana.texts).toEqual(["Gate", "one", "mine"]);
      expect(ana.slider("Days").value).toBe(4);
      expect([ben.page, ben.texts[1]]).toEqual(["two", expect.stringContaining("two")]);
    },
  );

  test("[PAGES-20] a script that never came to its pages has none, and one that runs through without them has them no more", async () => {
    const t = testApp(app("Gate", (ui) => {
      const state = ui.select("State", ["stopped", "pages", "none"]);
      if (state === "stopped") ui.stop();
      if (state === "pages") ui.pages([page("One", (p) => p.text("one"))]);
    }));
    await t.run();
    expect(t.pages).toEqual([]);
    t.select("State").set("pages");
    await t.run();
    expect(t.texts).toEqual(["one"]);
    t.select("State").set("none");
    await t.run();
    t.select("State").set("stopped");
    await t.run();
    expect([t.pages, t.texts]).toEqual([[], []]);
  });

  test("[PAGES-11] an error of a page is shown on it, and nothing else is touched", async () => {
    const t = testApp(app("Half", (ui) => {
      ui.pages([page("Good", (p) => p.text("good")), page("Bad", (p) => { p.text("before"); throw new Error("no data"); })]);
    }));
    const ana = t.person("Ana");
    await t.run();
    ana.goTo("bad");
    await t.run();
    expect([ana.texts, ana.errors, t.errors]).toMatchObject([["before"], [{ message: "no data" }], []]);
  });

  test("[PAGES-12] after a crash of its process each is on their page again", async () => {
    const { sales } = three();
    const t = testApp(sales);
    const ana = t.person("Ana");
    await t.run();
    ana.goTo("orders");
    await t.run();
    const before = [t.view(), ana.view()];
    t.crash();
    await t.run();
    expect([t.view(), ana.view()]).toEqual(before);
    t.goTo("settings");
    await t.run();
    expect(t.slider("limit").value).toBe(0);
  });

  test("[PAGES-13] sections, icons and hidden pages reach the navigation, and links lead", async () => {
    const t = testApp(app("Listed", (ui) => {
      const hidden = page("Thanks", (p) => p.text("thank you"), { hidden: true });
      const start = page("Start", (p) => p.pageLink(hidden, { icon: "check" }), { icon: "sun" });
      ui.pages({ "": [start], Reports: [page("Umsätze 2026", (p) => p.text("u")), page("売上", (p) => p.text("s"), { first: true }), hidden] }, { position: "top" });
    }));
    await t.run();
    expect(t.pages).toMatchObject([
      { title: "Start", path: "start", icon: "sun" }, { title: "Umsätze 2026", path: "umsatze-2026", section: "Reports" }, { title: "売上", path: "/", section: "Reports" },
    ]);
    expect(t.texts).toEqual(["s"]);
    t.goTo("start");
    await t.run();
    expect(t.pageLink("Thanks").props).toEqual({ to: "thanks", label: "Thanks", icon: "check" });
    t.pageLink("Thanks").click();
    await t.run();
    expect(t.texts).toEqual(["thank you"]);
  });

  test("[PAGES-14] somebody who turns to a page while the script works long sees it at once", async () => {
    const slow = Promise.withResolvers<void>();
    let runs = 0;
    const t = testApp(app("Slow", async (ui) => {
      ui.pages([page("First", (p) => p.text("first")), page("Second", (p) => p.text("second"))]);
      const go = ui.checkbox("Go");
      runs += 1;
      if (go) await slow.promise;
      ui.text("end");
    }));
    await t.run();
    t.checkbox("Go").set(true);
    const running = t.run();
    await expect.poll(() => runs).toBe(2);
    t.goTo("second");
    await expect.poll(() => t.texts).toEqual(["second", "end"]);
    slow.resolve();
    await running;
    expect([runs, t.texts]).toEqual([2, ["second", "end"]]);
  });
});

test.each<readonly [string, (ui: AppUi) => void, RegExp]>([
  ["no page", (ui) => ui.pages([]), /at least one page/],
  ["two of one name", (ui) => ui.pages([page("A b", () => 1), page("a-B", () => 1)]), /two pages are called "a-b"/],
  ["two firsts", (ui) => ui.pages([page("A", () => 1, { first: true }), page("B", () => 1, { first: true })]), /2 pages say that they are the first/],
  ["two calls", (ui) => { ui.pages([page("A", () => 1)]); ui.pages([page("B", () => 1)]); }, /a second time/],
  ["something else", (ui) => ui.pages(["A" as never]), /no page/],
  ["a place that is none", (ui) => ui.pages([page("A", () => 1)], { position: "left" as never }), /"left"/],
])("[PAGES-15] %s is told in words", async (_, draw, words) => {
  const t = testApp(app("Wrong", draw));
  await t.run();
  expect(t.errors).toMatchObject([{ message: expect.stringMatching(words) }]);
});

test("[PAGES-15] what makes no page is told where it is made", () => {
  expect(() => page("", () => 1)).toThrow(/title/);
  expect(() => page("A", undefined as never)).toThrow(/script/);
  expect(() => page("A", () => 1, { path: "A/b" })).toThrow(/path is "A\/b"/);
});

test("[PAGES-16] the same key on two pages of two kinds is an error, which names both places", async () => {
  const t = testApp(app("Kinds", (ui) => {
    ui.pages([page("A", (p) => p.slider("X", { key: "x", min: 0, max: 1 })), page("B", (p) => p.checkbox("X", { key: "x" }))]);
  }));
  await t.run();
  t.goTo("b");
  await t.run();
  expect(t.errors).toMatchObject([{ message: expect.stringContaining('Two widgets are filed under "x"') }]);
});
