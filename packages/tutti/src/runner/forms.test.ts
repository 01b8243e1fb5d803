import type { JsonValue } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { ana, ben, change, must, Stage } from "./runner.fixture.ts";

const submitted = (values: { readonly [cell: string]: string | number | boolean }, generation = 1) =>
  change("form:order", { generation, values, by: ana.id, at: 1 });

describe("forms", () => {
  const seen: unknown[] = [];
  const ran: string[] = [];
  const order = (): Stage => {
    seen.length = 0;
    ran.length = 0;
    return new Stage((ui) => {
      ran.push("main");
      const sent = ui.form("order", (f) => {
        ran.push("body");
        const [left] = f.columns(2);
        const amount = left.slider("Amount", { min: 0, max: 9, value: 1 });
        const who = f.textInput("Who", { value: "nobody" });
        const extras = f.multiselect("Extras", ["salt", "sugar"], { value: ["salt"] });
        f.text(`draft ${amount} ${who}`);
        seen.push(f.submitButton("Order"));
        return { amount, who, extras };
      }, {
        onSubmit: (values, { by, id }) => {
          seen.push(["onSubmit", values.amount, by.name, id]);
          ui.state("orders", 0).update((n) => n + values.amount);
        },
        clearOnSubmit: true,
      });
      ui.text(sent ? `sent ${sent.amount} ${sent.who} ${sent.extras.join()}` : "nothing sent");
      ui.text(`orders ${ui.state("orders", 0).value}`);
    });
  };

  it("[RUN-80] a draft runs the form's own body, and gives nothing out; the form lists its cells and its generation", async () => {
    const stage = order();
    await stage.run();
    expect(stage.texts()).toEqual(["draft 1 nobody", "nothing sent", "orders 0"]);
    expect(stage.element("form").props).toEqual({
      key: "order", generation: 0, cells: ["form(order)/slider:Amount", "text:form(order)/textInput:Who", "form(order)/multiselect:Extras"],
    });
    ran.length = 0;
    await stage.set("form(order)/slider:Amount", 5);
    expect(ran).toEqual(["body"]);
    expect(stage.texts()).toEqual(["draft 5 nobody", "nothing sent", "orders 0"]);
  });

  it("[RUN-81] a submit calls onSubmit once before the script, with its presser; form returns the submitted values, typed; drafts go back", async () => {
    const stage = order();
    await stage.run();
    await stage.set("form(order)/slider:Amount", 5);
    seen.length = 0;
    const values = { "form(order)/slider:Amount": 5, "text:form(order)/textInput:Who": "Ana" };
    const done = await stage.run({ changes: [submitted(values)], submit: { key: "form(order)/submitButton:Order", values } });
    // The replay of a body hands no submit to its button: the first is for onSubmit, the last for the result.
    expect(seen).toEqual([false, ["onSubmit", 5, "Ana", "device:1"], true, false]);
    expect(stage.texts()).toEqual(["draft 1 nobody", "sent 5 Ana salt", "orders 5"]);
    expect(done.writes).toEqual([
      { scope: "room", key: "state:orders", value: 5 },
      { scope: "room", key: "form(order)/slider:Amount", value: 1 },
    ]);
    expect(stage.element("form").props.generation).toBe(1);
    seen.length = 0;
    await stage.run({ all: true });
    expect(seen).toEqual([false, false]);
    expect(stage.texts()).toEqual(["draft 1 nobody", "sent 5 Ana salt", "orders 5"]);
  });

  it("[RUN-82] a submit in a process that has drawn nothing yet reaches its onSubmit all the same, once", async () => {
    const stage = order();
    const values = { "form(order)/slider:Amount": 2 };
    const done = await stage.run({ changes: [submitted(values)], submit: { key: "form(order)/submitButton:Order", values } });
    expect(seen.filter(Array.isArray)).toEqual([["onSubmit", 2, "Ana", "device:1"]]);
    expect(done.writes).toContainEqual({ scope: "room", key: "state:orders", value: 2 });
    expect(stage.texts()).toEqual(["draft 1 nobody", "sent 2 nobody salt", "orders 2"]);
  });

  it("[RUN-83] an error in a body is shown in its form, and the script goes on without its values", async () => {
    const stage = new Stage((ui) => {
      const sent = ui.form("order", (f) => {
        f.checkbox("A", { onChange: () => undefined });
      });
      ui.text(String(sent));
    });
    await stage.run();
    expect(stage.texts()).toEqual(["undefined"]);
    expect(must(stage.errors()[0])).toContain("has onChange inside a form");
    expect(stage.element("form").children).toHaveLength(1);
  });

  it("[RUN-84] forms are not nested, and hold no fragments", async () => {
    for (const inner of ["form", "fragment"]) {
      const stage = new Stage((ui) => void ui.form("order", (f) => (f as unknown as { [name: string]: () => void })[inner]?.()));
      await stage.run();
      expect(stage.errors()[0]).toMatch(/^A form (is not nested|holds no fragments)/);
    }
  });

  it("[RUN-85] a submit in a private block is its person's: their onSubmit is called once, may set what is shared, and clears their drafts alone", async () => {
    const heard: string[] = [];
    const script: ConstructorParameters<typeof Stage>[0] = (ui) => {
      const total = ui.state("total", 0);
      ui.private((mine, me) => {
        mine.form("bid", (f) => (f.submitButton("Bid"), f.numberInput("Sum")), {
          clearOnSubmit: true,
          onSubmit: (sum, { by }) => {
            heard.push(`${me.name} ${by.name} ${sum}`);
            total.update((n) => n + sum);
          },
        });
      });
      ui.text(`total ${total.value}`);
    };
    const own = "private/form(bid)/numberInput:Sum";
    const of = (who: typeof ana, key: string, value: JsonValue) => ({ scope: "me" as const, person: who.id, key, value, by: who.id, previous: undefined });
    const submit = { key: "private/form(bid)/submitButton:Bid", by: ben, values: { [own]: 7 } };
    const taken = of(ben, "form:bid", { generation: 1, values: { [own]: 7 }, by: ben.id, at: 1 });
    const stage = new Stage(script, { people: [ana, ben] });
    await stage.run();
    await stage.run({ changes: [of(ana, own, 3), of(ben, own, 7)] });
    const done = await stage.run({ changes: [taken], submit });
    expect(heard).toEqual(["Ben Ben 7"]);
    expect(done.writes).toEqual([{ scope: "room", key: "state:total", value: 7 }, { scope: "me", person: "ben", key: own, value: 0 }]);
    expect(stage.texts()).toEqual(["total 7"]);
    heard.length = 0;
    const fresh = new Stage(script, { people: [ana, ben] });
    await fresh.run({ changes: [taken], submit });
    expect(heard).toEqual(["Ben Ben 7"]);
    expect(fresh.errors(fresh.ownOf(ben))).toEqual([]);
    expect(fresh.texts()).toEqual(["total 7"]);
  });
});
