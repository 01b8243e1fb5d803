import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import type { AppUi } from "./ui.ts";

test("[DIAG-1] drawings travel as they were written, and are found by what they are called", async () => {
  const t = testApp(app("Drawn", (ui) => {
    ui.svg("<svg><script>x</script></svg>", { alt: "A plan" });
    ui.mermaid("flowchart LR; A --> B", { title: "Way" });
    ui.graphviz("graph { a -- b }", { engine: "neato", key: "net" });
  }));
  await t.run();
  expect(t.one("svg", "A plan").props.svg).toBe("<svg><script>x</script></svg>");
  expect(t.one("mermaid", "Way").props).toEqual({ text: "flowchart LR; A --> B", title: "Way" });
  expect(t.one("graphviz").props).toEqual({ text: "graph { a -- b }", engine: "neato" });
});

test.each<[(ui: AppUi) => unknown, string]>([
  [(ui) => ui.svg("<p>no</p>", { alt: "" }), "holds no <svg> element"],
  [(ui) => ui.svg("<svg></svg>", {} as { alt: string }), "what the drawing shows is not said"],
  [(ui) => ui.svg(`<svg>${"x".repeat(1_000_001)}</svg>`, { alt: "" }), "at most 1000000 are sent"],
  [(ui) => ui.mermaid("  "), "mermaid was given an empty text"],
  [(ui) => ui.graphviz(null as unknown as string), "graphviz was given null"],
  [(ui) => ui.graphviz("x".repeat(50_001)), "50000 can be drawn"],
  [(ui) => ui.graphviz("graph {}", { engine: "magic" as "dot" }), 'there is no engine "magic"'],
])("[DIAG-2] what is no drawing is told with what to do: case %#", async (draw, message) => {
  const t = testApp(app("Wrong", draw));
  await t.run();
  expect(t.errors.map((error) => error.message).join()).toContain(message);
});
