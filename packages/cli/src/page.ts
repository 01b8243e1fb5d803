import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Problem } from "./problem.ts";

/** The folder of the built page. @throws {Problem} where it has not been built. */
export function builtPage(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@tutti/client/package.json")), "dist");
  if (existsSync(join(folder, "index.html"))) return folder;
  throw new Problem(`The page that Tutti serves is not built yet: ${folder} holds no index.html. In a checkout, "npm run build" makes it.`);
}
