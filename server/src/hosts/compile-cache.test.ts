import { chmod, mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileCacheFolder } from "./compile-cache.ts";

test("[HOST-14] compiled scripts are kept in a folder that nobody else can write; one that others can is not used", async () => {
  const parent = await mkdtemp(join(tmpdir(), "tutti-compiled-"));
  const folder = compileCacheFolder(parent);
  if (folder === undefined) throw new Error("There is no folder");
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(compileCacheFolder(parent)).toBe(folder);
  await chmod(folder, 0o777);
  expect(compileCacheFolder(parent)).toBeUndefined();
  await rm(folder, { recursive: true });
  await symlink(parent, folder);
  expect(compileCacheFolder(parent)).toBeUndefined();
  await rm(parent, { recursive: true });
});
