import { checked } from "@tutti/protocol";
import * as v from "valibot";
import { describe, expect, expectTypeOf, it } from "vitest";
import { app } from "../app.ts";
import { defineComponent, json } from "../component/index.ts";
import { testApp } from "../testing/index.ts";
import type { AppUi } from "./ui.ts";

const browserOnly = (): never => {
  throw new Error("a script mounts nothing");
};

const range = defineComponent({
  name: "range",
  props: json<{ readonly max: number; readonly unit?: string }>(),
  value: v.tuple([v.number(), v.number()]),
  events: { pick: v.object({ at: v.number() }), reset: (raw) => (raw === null ? null : undefined) },
  mount: browserOnly,
});
const clock = defineComponent({ name: "clock", mount: browserOnly });

// Never called: what is checked here is what the compiler says of an author's lines.
const author = (ui: AppUi): void => {
  expectTypeOf(ui.component(range, "R", { props: { max: 3 }, value: [0, 1] })).toEqualTypeOf<[number, number]>();
  expectTypeOf(ui.component(clock, "C")).toEqualTypeOf<undefined>();
  ui.component(range, "R", { props: { max: 3 }, value: [0, 1], on: { pick: (data, { by }) => expectTypeOf([data.at, by.name]).toEqualTypeOf<(string | number)[]>() } });
  ui.component(range, "R", { props: { max: 3 }, value: [0, 1], onChange: ([from], { previous }) => void [from.toFixed(), previous[1].toFixed()] });
  // @ts-expect-error a prop is missing
  ui.component(range, "R", { props: {}, value: [0, 1] });
  // @ts-expect-error the props are missing
  ui.component(range, "R");
  // @ts-expect-error a prop of the wrong type
  ui.component(range, "R", { props: { max: "3" }, value: [0, 1] });
  // @ts-expect-error no such event
  ui.component(range, "R", { props: { max: 3 }, value: [0, 1], on: { other: () => undefined } });
  // @ts-expect-error the value it starts from is missing
  ui.component(range, "R", { props: { max: 3 } });
  // @ts-expect-error a value of the wrong type
  ui.component(range, "R", { props: { max: 3 }, value: [1] });
  defineComponent({
    name: "typed", props: json<{ n: number }>(), value: (raw) => (typeof raw === "string" ? raw : undefined), events: { go: json<{ to: number }>() },
    mount({ props, value, set, emit, people }) {
      expectTypeOf(props).toEqualTypeOf<{ n: number }>();
      expectTypeOf(value).toEqualTypeOf<string>();
      expectTypeOf(people[0]?.drag).toEqualTypeOf<string | undefined>();
      set("x");
      emit("go", { to: 1 });
      // @ts-expect-error a value of the wrong type
      set(1);
      // @ts-expect-error data of the wrong type
      emit("go", { to: "1" });
      return { update: (now) => void now.value.trim() };
    },
  });
};

const planned = app("Planned", (ui) => {
  const heard = ui.state<readonly string[]>("heard", []);
  const [from, to] = ui.component(range, "Months", {
    props: { max: 12 }, value: [0, 1],
    on: { pick: ({ at }, { by, id }) => heard.update((list) => [...list, `${by.name} ${at} ${id.split(":")[1]}`]) },
    onChange: (value, { by, previous }) => heard.update((list) => [...list, `${by?.name} ${previous.join()}>${value.join()}`]),
  });
  ui.text(`${from} to ${to}`);
  ui.caption(heard.value.join("; "));
});

describe("components of the author's own", () => {
  it("[COMP-1] props, value and events are typed by the definition", () => {
    expectTypeOf(author).toBeFunction();
  });

  it("[COMP-2] the value is everybody's, and the script gets it checked; what somebody else wrote there counts for nothing", async () => {
    const t = testApp(planned);
    const ana = t.person("Ana");
    await t.run();
    expect(t.texts).toEqual(["0 to 1", ""]);
    ana.component(range, "Months").set([3, 5]);
    await t.run();
    expect(t.texts).toEqual(["3 to 5", "Ana 0,1>3,5"]);
    expect(t.component(range).value).toEqual([3, 5]);
    // @ts-expect-error not what the schema says
    expect(() => ana.component(range).set("all of it")).toThrow('"Months" cannot hold this');
    ana.component("Months").set("all of it");
    await t.run();
    expect(t.texts[0]).toBe("0 to 1");
    expect([t.component("Months").value, t.component(range, "Months").value]).toEqual(["all of it", [0, 1]]);
    expect(t.errors).toEqual([]);
  });

  it("[COMP-3] what it sends is heard exactly once, with who sent it, also offline and by a process that has just begun", async () => {
    const t = testApp(planned);
    const ana = t.person("Ana");
    await t.run();
    ana.component(range).emit("pick", { at: 4 });
    t.component(range).emit("pick", { at: 5 });
    await t.run();
    expect(t.state("heard")).toEqual(["Ana 4 1", "Tester 5 1"]);
    ana.offline();
    ana.component(range).emit("pick", { at: 6 });
    t.crash();
    await t.run();
    ana.online();
    await t.run();
    await t.run();
    expect(t.state("heard")).toEqual(["Ana 4 1", "Tester 5 1", "Ana 6 2"]);
    // The first run of a new process is the one that carries it.
    ana.component(range).emit("pick", { at: 7 });
    t.crash();
    await t.run();
    await t.run();
    expect(t.state("heard")).toHaveLength(4);
  });

  it("[COMP-4] an event that is none of its own, or does not fit, is told to the log, and no page", async () => {
    const t = testApp(planned);
    await t.run();
    t.component("Months").emit("format", null);
    t.component("Months").emit("pick", { at: "noon" });
    await t.run();
    expect(t.state("heard")).toBeUndefined();
    expect(t.errors).toEqual([]);
    expect(t.logs.join("\n")).toMatch(/has sent "format", which is none of its events[^]*"pick" with data that do not fit: \.at/);
    expect(() => t.component(range).emit("pick", { at: "noon" as never })).toThrow("cannot send this");
  });

  it("[COMP-5] who may not write sets and sends nothing, and a component that is switched off takes nothing", async () => {
    const off = app("Off", (ui) => {
      const on = ui.checkbox("On", { value: true });
      const n = ui.state("n", 0);
      ui.component(range, "R", { props: { max: 1 }, value: [0, 1], disabled: !on, on: { reset: () => n.set(n.value + 1) } });
      ui.text(`${n.value} resets`);
    });
    const t = testApp(off);
    const ben = t.person("Ben", "viewer");
    const cy = t.person("Cy");
    await t.run();
    expect(() => ben.component(range).set([1, 2])).toThrow("viewer");
    expect(() => ben.component(range).emit("reset", null)).toThrow("viewer");
    cy.offline();
    cy.component(range).emit("reset", null);
    t.checkbox("On").set(false);
    await t.run();
    expect(() => t.component(range).emit("reset", null)).toThrow("disabled");
    cy.online();
    await t.run();
    expect(t.texts).toEqual(["0 resets"]);
    expect(cy.notices).toMatchObject([{ kind: "refused", reason: "It has been switched off meanwhile" }]);
  });

  it("[COMP-6] props that do not fit, do not travel or are too many stop the script in place, with the line", async () => {
    const checkedProps = defineComponent({ name: "checked", props: v.object({ n: v.number() }), mount: browserOnly });
    const bad: readonly (readonly [unknown, RegExp])[] = [
      [{ n: "one" }, /component "checked": its props do not fit: \.n/],
      [{ n: Number.NaN }, /its props cannot travel: \.n is NaN/],
      [{ n: 1, more: "x".repeat(300_000) }, /characters of JSON, and 262144 can travel/],
    ];
    for (const [props, message] of bad) {
      const t = testApp(app("Bad", (ui) => {
        ui.text("before");
        ui.component(checkedProps, "C", { props: props as { n: number } });
      }));
      await t.run();
      expect(t.texts).toEqual(["before"]);
      expect(t.errors[0]?.message).toMatch(message);
      expect(t.errors[0]?.file).toContain("component.test.ts");
    }
    const wrong = testApp(app("Bad", (ui) => void ui.component(range, "R", { props: { max: 1 }, value: ["a", 1] as never })));
    await wrong.run();
    expect(wrong.errors[0]?.message).toMatch(/component "range": the value it starts from does not fit/);
    const large = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`c${n}`, Array.from({ length: 20_001 }, () => 1)]));
    const many = testApp(app("Bad", (ui) => void ui.component(clock, "C", { tables: { large } })));
    await many.run();
    expect(many.errors[0]?.message).toMatch(/component "\w+": its tables have 2000100 cells, and 2000000 can travel/);
    const t = testApp(app("None", (ui) => void ui.component({ name: "html" } as unknown as typeof clock, "X")));
    await t.run();
    expect(t.errors[0]?.message).toBe("component needs what defineComponent has made");
  });

  it("[COMP-7] in a private block it is its person's, in a form its value is a draft", async () => {
    const t = testApp(app("Places", (ui) => {
      const sent = ui.form("f", (f) => {
        const r = f.component(range, "In a form", { props: { max: 1 }, value: [0, 1] });
        f.submitButton("Send");
        return r;
      });
      ui.text(sent ? sent.join("-") : "nothing sent");
      const last = ui.state("last", "");
      ui.private((mine, me) => {
        const [from] = mine.component(range, "Mine", { props: { max: 1 }, value: [0, 1], on: { pick: ({ at }) => last.set(`${me.name} ${at}`) } });
        mine.caption(`${me.name} from ${from}`);
      });
    }));
    const ana = t.person("Ana");
    await t.run();
    ana.component(range, "In a form").set([7, 8]);
    ana.component(range, "Mine").set([9, 9]);
    ana.component(range, "Mine").emit("pick", { at: 2 });
    await t.run();
    expect(t.texts).toEqual(["nothing sent", "Tester from 0"]);
    expect(ana.texts).toEqual(["nothing sent", "Ana from 9"]);
    expect(t.state("last")).toBe("Ana 2");
    expect(t.component(range, "In a form").value).toEqual([7, 8]);
    t.form("f").submit();
    await t.run();
    expect(t.texts[0]).toBe("7-8");
  });

  it("[COMP-10] tables that a component is handed travel as tables do: small ones with it, large ones beside it; what is none is told", async () => {
    const t = testApp(app("Tables", (ui) => {
      const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ i, name: `row ${i}` }));
      ui.component(clock, "Clock", { tables: { few: rows(3), many: rows(5_000) } });
      if (ui.checkbox("Bad")) ui.component(clock, "Bad", { tables: { bad: [1, 2] as never } });
    }));
    const ana = t.person("Ana");
    await t.run();
    const { tables } = ana.component("Clock").props;
    expect(tables?.["few"]).toMatchObject({ kind: "inline", rows: 3, values: [[0, 1, 2], ["row 0", "row 1", "row 2"]] });
    expect(tables?.["many"]).toMatchObject({ kind: "blob", rows: 5_000 });
    t.checkbox("Bad").set(true);
    await t.run();
    expect(ana.errors).toHaveLength(1);
  });

  it("[COMP-8] a definition that makes no sense says so where it is made, and a schema never throws", () => {
    expect(() => defineComponent({ name: "Big Name", mount: browserOnly })).toThrow("small letters");
    expect(() => defineComponent({ name: "x" } as never)).toThrow("mount is missing");
    expect(() => defineComponent({ name: "x", events: { "a b": json() }, mount: browserOnly })).toThrow('cannot be called "a b"');
    const thrower = (): never => { throw new Error("inside"); };
    expect(checked(thrower, 1)).toEqual({ ok: false, problem: "inside" });
    expect(checked(v.pipeAsync(v.number(), v.checkAsync(async () => true)), 1)).toMatchObject({ ok: false });
    expect(checked(json(), { a: undefined })).toMatchObject({ ok: false });
  });
});
