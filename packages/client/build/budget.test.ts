import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BUDGET, budgetProblem, type Alive } from "./budget.ts";

const BUILT = fileURLToPath(new URL("../dist/build.json", import.meta.url));

function built(): Alive {
  if (!existsSync(BUILT)) throw new Error("The page is not built, so it cannot be weighed: npm run build");
  return (JSON.parse(readFileSync(BUILT, "utf8")) as { readonly alive: Alive }).alive;
}

describe("the first page's weight", () => {
  test("[SIZE-1] a page without charts, tables and editors is alive with 80 kB of script", () => {
    const alive = built();
    expect(budgetProblem(alive) ?? "").toBe("");
    // It is weighed whole: the documents, what draws, and the page.
    const paths = alive.modules.map(([path]) => path).join("\n");
    for (const part of [/yjs/, /solid-js/, /shell\/room-page\.tsx/]) expect(paths).toMatch(part);
    // The list of apps is a page of its own, and lighter: were it the heaviest, it would load a room's documents.
    expect(paths).not.toMatch(/shell\/start-page/);
    expect(paths).not.toMatch(/elements\/(chart|dataframe|code-editor)\/|people\/comments\/|shell\/undo-buttons/);
  });

  test("[SIZE-2] one that is too heavy is refused, and the largest modules are named", () => {
    const alive = { script: BUDGET + 1, files: [], modules: [["yjs/src/types/YText.js", 30_000], ["client/src/elements/new/new.tsx", 9_000]] } as const;
    const problem = budgetProblem(alive);
    expect(problem).toContain("80.0 kB");
    expect(problem).toContain("30000  yjs/src/types/YText.js");
    expect(problem).toContain("client/src/elements/new/new.tsx");
    expect(budgetProblem({ ...alive, script: BUDGET })).toBeUndefined();
  });
});
