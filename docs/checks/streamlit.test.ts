import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { streamlitProblems, unnamedOfStreamlit } from "./streamlit.ts";

test("[GUIDE-1] a name in the table that is no method is told with its line", () => {
  const root = mkdtempSync(join(tmpdir(), "tutti-guide-"));
  try {
    for (const folder of ["docs", "packages/tutti/src/ui"]) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, "packages/tutti/src/ui/ui.ts"), "export interface Ui {\n  title(body: string): void;\n  readonly slider: Slider;\n}\n");
    writeFileSync(join(root, "docs/coming-from-streamlit.md"), "| `st.title` | `ui.title`, `ui.slider` |\n| `st.x` | `ui.gone` |\n| `AudioColumn` | `column.gone` |\n");
    expect(streamlitProblems(root)).toEqual(["docs/coming-from-streamlit.md:2: there is no ui.gone", "docs/coming-from-streamlit.md:3: there is no column.gone"]);
    const unnamed = unnamedOfStreamlit(root).join("\n");
    expect(["st.slider", "VideoColumn"].filter((name) => !unnamed.includes(`nothing of ${name}`))).toEqual([]);
    expect(["st.title", "AudioColumn"].filter((name) => unnamed.includes(`nothing of ${name}\n`))).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
