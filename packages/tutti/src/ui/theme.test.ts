import { expect, test } from "vitest";
import { must, Stage } from "../runner/runner.fixture.ts";
import type { AppUi } from "./ui.ts";

const refused = async (draw: (ui: AppUi) => void): Promise<string> => {
  const stage = new Stage(draw);
  await stage.run();
  return must(stage.errors()[0]);
};

test("[LOOK-2] a script gives its page a look; a token that is wrong is told with its path", async () => {
  const stage = new Stage((ui) => ui.theme({ base: "slate", light: { accent: "#0a7d33" } }));
  const { outcome } = await stage.run();
  expect(outcome).toEqual({ kind: "done" });
  expect(stage.elements("theme").map(({ props }) => props.theme)).toEqual([{ base: "slate", light: { accent: "#0a7d33" } }]);
  expect(await refused((ui) => ui.theme({ light: { accent: "green" } }))).toContain('theme: light.accent: "green" has to be a colour as #rrggbb');
  expect(await refused((ui) => ui.theme({ font: { family: "A", files: [{ file: "a.woff2" }] } }))).toContain("theme: font.files: font files stand in tutti.config.ts");
});
