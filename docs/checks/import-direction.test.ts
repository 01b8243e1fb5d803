import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A file of each part, what it may import, and what the rule has to refuse it. */
const PARTS = {
  "packages/protocol/src/sample.ts": { allowed: "yjs", refused: ["tutti", "@tutti/server", "solid-js", "node:fs", "@hocuspocus/server"] },
  "packages/tutti/src/host/sample.ts": { allowed: "node:fs", refused: ["@tutti/server", "@tutti/client", "@tutti/client/sync", "solid-js", "@hocuspocus/server"] },
  "packages/tutti/src/rooms/sample.ts": { allowed: "@hocuspocus/provider", refused: ["@tutti/server", "@tutti/client", "@hocuspocus/server", "solid-js"] },
  "packages/tutti/src/runner/sample.ts": { allowed: "@tutti/protocol", refused: ["node:fs", "@tutti/client", "solid-js/web"] },
  "packages/client/src/elements/sample.ts": { allowed: "solid-js", refused: ["tutti", "tutti/room", "@tutti/server", "@hocuspocus/server", "node:fs"] },
  "packages/client/src/sync/sample.ts": { allowed: "yjs", refused: ["solid-js", "solid-js/store", "tutti"] },
  "server/src/sample.ts": { allowed: "tutti/room", refused: ["@tutti/cli", "@tutti/client/sync", "solid-js"] },
  "demos/sample.ts": { allowed: "tutti", refused: ["@tutti/protocol", "@tutti/server", "tutti/room", "tutti/host"] },
} as const;

const folder = mkdtempSync(join(tmpdir(), "tutti-imports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What oxlint says under our own configuration about one file that imports one module. */
function lint(file: string, module: string): { code: number | null; output: string } {
  const at = join(folder, file);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, `import * as sample from "${module}";\nexport default sample;\n`);
  const result = spawnSync(process.execPath, [join(ROOT, "node_modules/oxlint/bin/oxlint"), file], { cwd: folder, encoding: "utf8" });
  rmSync(at);
  return { code: result.status, output: result.stdout + result.stderr };
}

beforeAll(() => cpSync(join(ROOT, ".oxlintrc.json"), join(folder, ".oxlintrc.json")));

describe("[DOC-6] the linter refuses an import against the direction of the design", () => {
  for (const [file, { allowed, refused }] of Object.entries(PARTS)) {
    test(`[DOC-6] in ${file}`, () => {
      expect(lint(file, allowed)).toMatchObject({ code: 0 });
      for (const module of refused) {
        const { code, output } = lint(file, module);
        expect(output, `${module} in ${file}`).toContain("no-restricted-imports");
        expect(code).toBe(1);
      }
    });
  }
});

test("[DOC-7] the linter refuses a cycle of imports", () => {
  const part = join(folder, "packages/tutti/src/host");
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, "a.ts"), 'import { b } from "./b.ts";\nexport const a = (): number => b();\n');
  writeFileSync(join(part, "b.ts"), 'import { a } from "./a.ts";\nexport const b = (): number => a();\n');
  const result = spawnSync(process.execPath, [join(ROOT, "node_modules/oxlint/bin/oxlint"), "packages"], { cwd: folder, encoding: "utf8" });
  expect(result.stdout + result.stderr).toContain("no-cycle");
  expect(result.status).toBe(1);
});
