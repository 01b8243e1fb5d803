import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { filesOf } from "../checks/tree.ts";
import { elementPageProblems, elementPages, examplesOf } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = elementPages(root);
const page = (name: string): string => pages.get(`docs/elements/${name}.md`) ?? "";

test("[GUIDE-2] each example has a page with the words of its method and its code, and the index lists it", () => {
  expect(page("bar-chart")).toContain("# barChart");
  expect(page("bar-chart")).toContain("export default app(");
  for (const name of examplesOf(filesOf(root))) expect(page("README")).toContain(`(${name}.md)`);
});

test("[GUIDE-2] a page shows how the element is called and what options it has, those that it takes over included", () => {
  expect(page("slider")).toContain("slider(label: string, options: RangeSliderOptions): Range;");
  expect(page("slider")).toContain('| `run` | `"commit" \\| "drag" \\| "never"` |');
  expect(page("slider")).toContain("what every input takes");
  expect(page("multiselect")).toContain("Two people's additions both stay.");
  for (const option of ["stack", "xLabel", "select"]) expect(page("area-chart"), option).toContain(`| \`${option}\` |`);
  expect(page("radio")).not.toContain("| `search` |");
  expect(page("dialog")).not.toContain("@example");
});

/** A tree of a few files: one method that an author may call, its example, its page. */
const trees: string[] = [];
function tree(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tutti-pages-"));
  trees.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
afterAll(() => { for (const folder of trees) rmSync(folder, { recursive: true, force: true }); });

test("[GUIDE-4] a method without an example, one without words, and one that no section lists are each named", () => {
  const problems = elementPageProblems(tree({
    "packages/tutti/src/ui/ui.ts": "export interface AppUi extends Drawing {\n  /** Says it. */\n  text(body: string): void;\n  shout(body: string): void;\n}\nexport interface Drawing {\n  /** Whispers it. */\n  whisper(body: string): void;\n}\n",
    "demos/elements/text.ts": "text", "demos/elements/shout.ts": "shout",
  }));
  expect(problems).toContain("`whisper` has no example: write demos/elements/whisper.ts");
  expect(problems).toContain("`shout` stands in no section of docs/elements/sections.ts");
  expect(problems).toContain("`shout` has no docstring in packages/tutti/src/ui that says what it is");
  expect(problems.filter((problem) => problem.startsWith("`text`"))).toEqual([]);
});

test("[GUIDE-2] a page that is out of date, and one of no example, are named", () => {
  const folder = tree({});
  for (const part of ["packages/tutti/src/ui", "demos/elements", "docs/elements"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  const before = elementPageProblems(folder);
  writeFileSync(join(folder, "docs/elements/tabs.md"), "# tabs\n");
  writeFileSync(join(folder, "docs/elements/gone.md"), "# gone\n");
  writeFileSync(join(folder, "docs/elements/pictures/gone-dark.webp"), "");
  const after = elementPageProblems(folder).filter((problem) => !before.includes(problem));
  expect(after).toEqual(["docs/elements/gone.md is the page of no example", "docs/elements/pictures/gone-dark.webp is the picture of no example", "docs/elements/tabs.md is out of date: run node docs/elements/generate.ts"]);
});
