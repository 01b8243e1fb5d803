import { expect, test } from "vitest";
import { app, type Script } from "../app.ts";
import { Stage } from "../runner/runner.fixture.ts";
import { testApp } from "./index.ts";

test("[SAY-1] what a script broadcasts is heard once by everybody who is there, and by nobody who comes later or is offline then", async () => {
  const t = testApp(app("Bell", (ui) => {
    ui.slider("Volume", { min: 0, max: 10, onChange: (to, { by }) => ui.room.broadcast("volume", { to, by: by?.name ?? "" }) });
    if (ui.button("Ring")) ui.room.broadcast("ring");
    ui.private((mine) => {
      if (mine.button("Whisper")) ui.room.broadcast("whisper", ["to all"]);
    });
  }));
  const [ana, ben] = [t.person("Ana"), t.person("Ben")];
  await t.run();
  ana.button("Ring").click();
  await t.run();
  ben.slider("Volume").set(3);
  await t.run();
  const [rung, turned] = [{ name: "ring", data: null }, { name: "volume", data: { to: 3, by: "Ben" } }];
  expect([ana.broadcasts, ben.broadcasts]).toEqual([[rung, turned], [rung, turned]]);
  ben.offline();
  ana.button("Whisper").click();
  await t.run();
  ben.online();
  const late = t.person("Cem");
  await t.run();
  expect([ana.broadcasts.length, ben.broadcasts.length, late.broadcasts]).toEqual([3, 2, []]);
  expect(ana.broadcasts[2]).toEqual({ name: "whisper", data: ["to all"] });
});

test("[SAY-2] a broadcast that cannot travel, that a private block makes for each person, or that is one of too many is refused in words", async () => {
  const said = async (script: Script): Promise<string> => {
    const t = testApp(app("Bell", script));
    await t.run();
    return t.errors[0]?.message ?? `heard ${t.broadcasts.length}`;
  };
  expect(await said((ui) => ui.room.broadcast("a b"))).toContain('the name is "a b"');
  expect(await said((ui) => ui.room.broadcast("a", { at: Number.NaN }))).toContain('room.broadcast("a"): these data cannot travel');
  expect(await said((ui) => ui.room.broadcast("a", "x".repeat(20_000)))).toContain("20002 characters of JSON, and 16384 can travel");
  expect(await said((ui) => ui.private(() => ui.room.broadcast("a")))).toContain("which runs once for each person");
  const ring = (times: number) => said((ui) => {
    for (let n = 0; n < times; n += 1) ui.room.broadcast("ring", n);
  });
  expect(await ring(50)).toBe("heard 50");
  expect(await ring(51)).toContain("50 at once can be said, then 10 in a second");
});

test("[SAY-3] a preview broadcasts nothing", async () => {
  const stage = new Stage((ui) => ui.room.broadcast("at", ui.slider("Volume", { min: 0, max: 10, run: "drag" })));
  await stage.run();
  await stage.run({ mode: "preview", all: true, preview: [{ scope: "room", key: "slider:Volume", value: 7 }] });
  expect(stage.all("broadcast").map(({ name, data }) => [name, data])).toEqual([["at", 0]]);
});
