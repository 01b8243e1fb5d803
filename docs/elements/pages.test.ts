import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { elementPages } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("[GUIDE-2] each example has a page with the words of its method and its code, and the index lists it", () => {
  const pages = elementPages(root);
  const slots = pages.get("docs/elements/bar-chart.md") ?? "";
  expect(slots).toContain("# barChart");
  expect(slots).toContain("export default app(");
  const examples = readdirSync(`${root}/demos/elements`).filter((name) => /^[a-z-]+\.ts$/.test(name));
  for (const name of examples) expect(pages.get("docs/elements/README.md")).toContain(`(${name.replace(/\.ts$/, ".md")})`);
});
