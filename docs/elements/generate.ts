import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { elementPages } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
for (const [path, text] of elementPages(root)) writeFileSync(join(root, path), text);
