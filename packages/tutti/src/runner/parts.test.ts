import type { Person } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { ana, ben, change, gate, person, settle, Stage } from "./runner.fixture.ts";
import { SLICE_PEOPLE } from "./own-slices.ts";

describe("fragments", () => {
  it("[RUN-40] a fragment runs again by itself for what it read, with the outer variables of the run that drew it", async () => {
    const ran: string[] = [];
    let outer = 0;
    const stage = new Stage((ui) => {
      const seen = ++outer;
      ran.push("main");
      ui.slider("Main", { min: 0, max: 9 });
      ui.fragment((part) => {
        ran.push("fragment");
        part.text(`${part.slider("Inner", { min: 0, max: 9 })} of ${seen}`);
      });
    });
    await stage.run();
    await stage.set("slider:Inner", 3);
    expect(ran).toEqual(["main", "fragment", "fragment"]);
    expect(stage.texts()).toEqual(["3 of 1"]);
    await stage.set("slider:Main", 4);
    expect(ran).toEqual(["main", "fragment", "fragment", "main", "fragment"]);
    expect(stage.texts()).toEqual(["3 of 2"]);
  });

  it("[RUN-41] of nested fragments the inner one re-runs alone, and the outer one takes it along", async () => {
    const ran: string[] = [];
    const stage = new Stage((ui) => {
      ui.fragment((outer) => {
        ran.push("outer");
        outer.checkbox("Outer");
        outer.fragment((inner) => {
          ran.push("inner");
          inner.checkbox("Inner");
        });
      });
    });
    await stage.run();
    ran.length = 0;
    await stage.set("checkbox:Inner", true);
    expect(ran).toEqual(["inner"]);
    await stage.set("checkbox:Outer", true);
    expect(ran).toEqual(["inner", "outer", "inner"]);
    await stage.run({ changes: [change("checkbox:Inner", false), change("checkbox:Outer", false)] });
    expect(ran).toEqual(["inner", "outer", "inner", "outer", "inner"]);
    expect(stage.elements("checkbox")).toHaveLength(2);
  });

  it("[RUN-42] a click on a button in a fragment runs that fragment alone, and is returned there", async () => {
    const ran: string[] = [];
    const stage = new Stage((ui) => {
      ran.push("main");
      ui.fragment((part) => void ran.push(part.button("Go") ? "clicked" : "plain"));
    });
    await stage.run();
    await stage.run({ click: { key: "button:Go" } });
    expect(ran).toEqual(["main", "plain", "clicked"]);
    // In a process that has drawn nothing yet the whole script runs, and the click reaches its button.
    const fresh: string[] = [];
    const anew = new Stage((ui) => ui.fragment((part) => void fresh.push(part.button("Go") ? "clicked" : "plain")));
    await anew.run({ click: { key: "button:Go" } });
    expect(fresh).toEqual(["clicked"]);
  });

  it("[RUN-43] every asks for a run by the clock while the room is open, and the fragment alone runs", async () => {
    let ticks = 0;
    let mains = 0;
    const stage = new Stage((ui) => {
      mains++;
      ui.fragment((part) => part.text(`tick ${ticks++}`), { every: "2s" });
    });
    await stage.run();
    await stage.pass(1_900);
    expect(stage.all("wake")).toEqual([]);
    await stage.pass(200);
    expect(stage.all("wake")).toHaveLength(1);
    await stage.run();
    expect([stage.texts(), mains]).toEqual([["tick 1"], 1]);
    await stage.pass(2_000);
    expect(stage.all("wake")).toHaveLength(2);
    stage.close();
    expect(stage.timers).toBe(0);
  });

  it("[RUN-44] drawing with an outer ui inside a block is an error that says what to draw with; reading and setting is not", async () => {
    const stage = new Stage((ui) => {
      const count = ui.state("n", 1);
      ui.fragment((part) => part.text(`state ${count.value} ${ui.state("m", 2).value}`));
      ui.fragment(() => ui.text("wrong"));
    });
    await stage.run();
    expect(stage.texts()).toEqual(["state 1 2"]);
    expect(stage.errors()).toEqual(["text of an outer ui was called inside a fragment"]);
    await stage.set("state:n", 5);
    expect(stage.texts()).toEqual(["state 5 2"]);
  });

  it("[RUN-45] an async fragment is waited for; its error ends it alone and is shown in it", async () => {
    const wait = gate();
    const stage = new Stage((ui) => {
      ui.fragment(async (part) => {
        await wait.promise;
        part.text("slow");
        throw new Error("broke");
      });
      ui.text("after");
    });
    const run = stage.begin();
    await settle();
    wait.resolve();
    const { outcome } = await run.done;
    expect(outcome).toMatchObject({ kind: "failed" });
    expect(stage.texts()).toEqual(["slow", "after"]);
    expect(stage.element("fragment").children).toHaveLength(2);
    expect(stage.errors()).toEqual(["broke"]);
  });

  it("[RUN-46] a superseded fragment is run again by the next run", async () => {
    const waits = [gate(), gate(), gate()];
    let n = 0;
    waits[0]?.resolve();
    const stage = new Stage((ui) => {
      ui.checkbox("Other", { run: "never" });
      ui.fragment(async (part) => {
        const box = part.checkbox("Box");
        await waits[n++]?.promise;
        part.text(`${box}`);
      });
    });
    await stage.run();
    stage.begin({ changes: [change("checkbox:Box", true)] });
    await settle();
    const next = stage.begin({ changes: [change("checkbox:Other", true)] });
    waits.forEach((wait) => wait.resolve());
    await next.done;
    expect(stage.texts()).toEqual(["true"]);
  });
});

describe("private blocks", () => {
  const ran: string[] = [];
  const greeting = (): Stage => {
    ran.length = 0;
    return new Stage((ui) => {
      ran.push("main");
      ui.text("shared");
      ui.private((mine, me: Person) => {
        ran.push(me.name);
        mine.text(`Hello ${me.name} ${mine.slider("Mine", { min: 0, max: 9 })}`);
      });
      ui.checkbox("Shared");
    }, { people: [ana, ben] });
  };

  it("[RUN-50] each person who is there gets their own elements, under the placeholder that all share, after the shared part", async () => {
    const stage = greeting();
    await stage.run();
    expect(ran).toEqual(["main", "Ana", "Ben"]);
    expect(stage.texts()).toEqual(["shared"]);
    expect(stage.texts(stage.ownOf(ana))).toEqual(["Hello Ana 0"]);
    expect(stage.texts(stage.ownOf(ben))).toEqual(["Hello Ben 0"]);
    const placeholder = stage.element("private");
    expect(placeholder.children).toBeUndefined();
    expect(stage.element("private", stage.ownOf(ana)).id).toBe(placeholder.id);
    expect(stage.element("slider", stage.ownOf(ana)).widget).toEqual({ key: "private/slider:Mine", scope: "me" });
  });

  it("[RUN-51] it runs again for the person whose values changed, and for all when the shared part ran", async () => {
    const stage = greeting();
    await stage.run();
    ran.length = 0;
    await stage.run({ changes: [{ scope: "me", person: ben.id, key: "private/slider:Mine", value: 4, by: ben.id, previous: undefined }] });
    expect(ran).toEqual(["Ben"]);
    expect([stage.texts(stage.ownOf(ana)), stage.texts(stage.ownOf(ben))]).toEqual([["Hello Ana 0"], ["Hello Ben 4"]]);
    await stage.set("checkbox:Shared", true);
    expect(ran).toEqual(["Ben", "main", "Ana", "Ben"]);
  });

  it("[RUN-52] who joins is drawn for, who leaves is forgotten, and nobody else runs for it", async () => {
    const stage = greeting();
    await stage.run();
    ran.length = 0;
    const cleo = person("Cleo");
    stage.people([ana, cleo]);
    await stage.run();
    expect(ran).toEqual(["Cleo"]);
    expect(stage.texts(stage.ownOf(cleo))).toEqual(["Hello Cleo 0"]);
    // What Ben had is no view any more: when he is back, all of it is new.
    stage.people([ana, ben, cleo]);
    await stage.run();
    const [anew] = stage.all("ops").filter((message) => message.person === ben.id).slice(-1);
    expect(anew?.ops.map(({ op }) => op)).toEqual(["set", "set", "set"]);
    expect(ran).toEqual(["Cleo", "Ben"]);
  });

  it("[RUN-57] with many people it runs a few at a time; a newer run takes over between them, and nobody waits for ever", async () => {
    const crowd = Array.from({ length: 60 }, (_, n) => person(`P${n}`));
    const drawn: string[] = [];
    const stage = new Stage((ui) => {
      const months = ui.slider("Months", { min: 0, max: 99 });
      ui.private((mine, me) => {
        drawn.push(me.id);
        mine.text(`${me.name} ${months}`);
      });
    }, { people: crowd });
    await stage.run();
    expect(drawn.splice(0)).toHaveLength(60);
    const change1 = stage.begin({ changes: [change("slider:Months", 1, crowd[50])] });
    await settle();
    const served = drawn.splice(0);
    expect(served[0], "who changed it comes first").toBe("p50");
    expect(served.length).toBeLessThan(60);
    const change2 = stage.begin({ changes: [change("slider:Months", 2, crowd[51])] });
    expect((await change1.done).outcome.kind).toBe("superseded");
    expect((await change2.done).outcome.kind).toBe("done");
    expect(drawn).toHaveLength(60);
    expect(drawn[0]).toBe("p51");
    const others = served.filter((id) => id !== "p51");
    expect(drawn.slice(-others.length).toSorted(), "who was served already comes last").toEqual(others.toSorted());
    for (const somebody of crowd) expect(stage.texts(stage.ownOf(somebody))).toEqual([`${somebody.name} 2`]);
  });

  it("[RUN-57] no more blocks wait for something at one time than a few", async () => {
    const crowd = Array.from({ length: 30 }, (_, n) => person(`P${n}`));
    let [now, most] = [0, 0];
    const stage = new Stage((ui) => {
      ui.private(async (mine, me) => {
        most = Math.max(most, (now += 1));
        await settle();
        now -= 1;
        mine.text(me.name);
      });
    }, { people: crowd });
    await stage.run();
    expect(most).toBe(SLICE_PEOPLE);
    for (const somebody of crowd) expect(stage.texts(stage.ownOf(somebody))).toEqual([somebody.name]);
  });

  it("[RUN-53] setting what is shared inside a private block is an error, but not where its button was clicked", async () => {
    const stage = new Stage((ui) => {
      const votes = ui.state("votes", 0);
      ui.private((mine, me) => {
        if (mine.button("Vote")) votes.update((n) => n + 1);
        if (me.name === "Ben") votes.set(100);
      });
      ui.text(`${votes.value} votes`);
    }, { people: [ana, ben] });
    await stage.run();
    expect(stage.errors(stage.ownOf(ben))[0]).toContain("inside ui.private, which runs once for each person");
    const done = await stage.run({ click: { key: "private/button:Vote", by: ana } });
    expect(done.writes).toEqual([{ scope: "room", key: "state:votes", value: 1 }]);
    expect(stage.texts()).toEqual(["1 votes"]);
    expect(stage.errors(stage.ownOf(ana))).toEqual([]);
  });

  it("[RUN-54] a private button's click reaches its own person's block alone", async () => {
    const clicks: string[] = [];
    const stage = new Stage((ui) => ui.private((mine, me) => {
      if (mine.button("Go")) clicks.push(me.name);
    }), { people: [ana, ben] });
    await stage.run();
    await stage.run({ click: { key: "private/button:Go", by: ben } });
    expect(clicks).toEqual(["Ben"]);
  });

  it("[RUN-55] fragments and forms inside a private block are its person's, and private blocks are not nested", async () => {
    const stage = new Stage((ui) => ui.private((mine, me) => {
      mine.fragment((part) => part.text(`${me.name} ${part.checkbox("Box")}`));
      mine.text(mine.form("note", (f) => (f.submitButton("Save"), f.textInput("Note"))) ?? "nothing");
      (mine as unknown as { private: () => void }).private();
    }), { people: [ana, ben] });
    await stage.run();
    await stage.run({ changes: [{ scope: "me", person: ana.id, key: "private/checkbox:Box", value: true, by: ana.id, previous: undefined }] });
    expect(stage.texts(stage.ownOf(ana))).toEqual(["Ana true", "nothing"]);
    expect(stage.texts(stage.ownOf(ben))).toEqual(["Ben false", "nothing"]);
    expect(stage.errors(stage.ownOf(ana))[0]).toContain("not nested");
    const saved = { generation: 1, values: { "text:private/form(note)/textInput:Note": "mine" }, by: ana.id, at: 1 };
    await stage.run({ changes: [{ scope: "me", person: ana.id, key: "form:note", value: saved, by: ana.id, previous: undefined }] });
    expect(stage.texts(stage.ownOf(ana))).toEqual(["Ana true", "mine"]);
    expect(stage.texts(stage.ownOf(ben))).toEqual(["Ben false", "nothing"]);
  });

  it("[RUN-56] a part that reads who is there runs again when somebody joins or leaves", async () => {
    const stage = new Stage((ui) => ui.text(ui.people.map((one) => one.name).join(" ")));
    await stage.run();
    stage.people([ana, ben]);
    await stage.run();
    expect(stage.texts()).toEqual(["Ana Ben"]);
  });
});
