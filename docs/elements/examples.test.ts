import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { App } from "tutti";
import { testApp } from "tutti/testing";
import { describe, expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../demos/elements/", import.meta.url));
/** Those that are about an error. */
const SHOWN: Readonly<Record<string, readonly string[]>> = { "exception.ts": [expect.stringContaining("JSON")] };
const examples = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));

describe("[GUIDE-3] every example runs without an error, also for a second person who comes to it", () => {
  test.each(examples)("[GUIDE-3] %s", async (name) => {
    const file = (await import(`${folder}${name}`)) as { readonly default: App };
    const t = testApp(file.default);
    await t.run();
    expect(t.errors.map(({ message }) => message)).toEqual(SHOWN[name] ?? []);
    const ana = t.person("Ana");
    await t.run();
    expect(ana.errors.map(({ message }) => message)).toEqual(SHOWN[name] ?? []);
  });
});
