import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findChromium, isProgram } from "./chromium.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { chooseNode } from "./node-24.mjs";
import { isDone, markDone } from "./stamp.mjs";
import { isNewEnough, sameMajor } from "./versions.mjs";

const folder = mkdtempSync(join(tmpdir(), "tutti-bootstrap-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(path: string): string {
  const at = join(folder, path);
  mkdirSync(join(at, ".."), { recursive: true });
  writeFileSync(at, "#!/bin/sh\n");
  chmodSync(at, 0o755);
  return at;
}

describe("the Node that runs the project", () => {
  test("[CLI-1] a Node that strips types by itself is used, an older one gives way to the one from npm", () => {
    expect(isNewEnough("v22.18.0")).toBe(true);
    expect(isNewEnough("v22.18.1")).toBe(true);
    expect(isNewEnough("v24.1.0")).toBe(true);
    expect(isNewEnough("v22.17.9")).toBe(false);
    expect(isNewEnough("v20.20.2")).toBe(false);
    const brought = program("node_modules/node/bin/node");
    expect(chooseNode({ version: "v20.20.2", path: "/usr/bin/node" }, [join(folder, "empty"), join(folder, "packages/cli")])).toBe(brought);
    expect(chooseNode({ version: "v24.1.0", path: "/usr/bin/node" }, [folder])).toBe("/usr/bin/node");
  });

  test("[CLI-2] where no new enough Node is there, a sentence says which one to install", () => {
    const bare = mkdtempSync(join(tmpdir(), "tutti-no-node-"));
    expect(() => chooseNode({ version: "v18.20.4", path: "/usr/bin/node" }, [bare])).toThrow(/Node v18\.20\.4.*Install Node 24/);
    rmSync(bare, { recursive: true });
  });

  test("[CLI-3] an installed pnpm stands in for ours only where its major version is the same", () => {
    expect(sameMajor("12.3.0", "12.21.0")).toBe(true);
    expect(sameMajor("11.28.11", "12.21.0")).toBe(false);
    expect(sameMajor("", "12.21.0")).toBe(false);
  });
});

describe("steps that are passed over", () => {
  test("[CLI-4] a fingerprint changes with a file's bytes, name or absence, and with nothing else", () => {
    const root = join(folder, "sources");
    mkdirSync(join(root, "src/node_modules"), { recursive: true });
    writeFileSync(join(root, "src/a.ts"), "1");
    const first = fingerprint(root, ["src"]);
    writeFileSync(join(root, "src/node_modules/b.ts"), "2");
    writeFileSync(join(root, "src/a.test.ts"), "3");
    expect(fingerprint(root, ["src"])).toBe(first);
    writeFileSync(join(root, "src/a.ts"), "2");
    const second = fingerprint(root, ["src"]);
    writeFileSync(join(root, "src/c.ts"), "");
    const third = fingerprint(root, ["src"]);
    expect(new Set([first, second, third, fingerprint(root, ["gone"])]).size).toBe(4);
  });

  test("[CLI-5] a step counts as done for the fingerprint it was done for, and goes with what it made", () => {
    const made = join(folder, "made");
    mkdirSync(made);
    const stamp = join(made, ".stamp");
    expect(isDone(stamp, "one")).toBe(false);
    markDone(stamp, "one");
    expect(isDone(stamp, "one")).toBe(true);
    expect(isDone(stamp, "two")).toBe(false);
    rmSync(made, { recursive: true });
    expect(isDone(stamp, "one")).toBe(false);
  });
});

describe("the browser of the browser tests", () => {
  test("[CLI-6] it is the one that CHROMIUM names, else the first on the PATH; a wrong name is not passed over in silence", () => {
    const chromium = program("bin/chromium");
    const mine = program("elsewhere/my-chrome");
    const PATH = join(folder, "bin");
    expect(findChromium({ PATH, CHROMIUM: mine }, isProgram)).toBe(mine);
    expect(findChromium({ PATH }, isProgram)).toBe(chromium);
    expect(findChromium({ PATH, CHROMIUM: join(folder, "none") }, isProgram)).toBeUndefined();
  });
});
