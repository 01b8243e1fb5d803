import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { CsvReader } from "../runner/data/csv.ts";
import type { Arrow } from "../runner/data/encode.ts";
import type { MarkdownReader } from "../runner/data/markdown.ts";
import type { RunnerPorts } from "../runner/ports.ts";
import type { Uploads } from "../runner/uploads.ts";
import { context } from "./context.ts";

const require = createRequire(import.meta.url);
let arrow: Arrow | undefined;
let csv: CsvReader | undefined;
let markdown: MarkdownReader | undefined;

/** Where nobody has bundled the app's components, as in tests, which have no page to show them in. */
const NOT_BUNDLED: RunnerPorts["components"] = () => ({});

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** What Node gives the runner; time and messages come from whoever hosts it. */
export const nodePorts = (root: string | undefined, uploads: Uploads | undefined, components: RunnerPorts["components"] = NOT_BUNDLED): Omit<RunnerPorts, "now" | "after" | "emit"> => ({
  context, uploads, components,
  pause: () => new Promise((resolve) => void setImmediate(resolve)),
  // Loaded where something first needs them: most apps start without them, and sooner.
  hmac: (secret, bytes) => process.getBuiltinModule("node:crypto").createHmac("sha256", secret).update(bytes).digest("base64url"),
  arrow: () => (arrow ??= (require("../runner/data/arrow.ts") as { readonly arrow: Arrow }).arrow),
  csv: () => (csv ??= (require("../runner/data/csv.ts") as { readonly readCsv: CsvReader }).readCsv),
  markdown: () => (markdown ??= (require("../runner/data/markdown.ts") as { readonly readMarkdown: MarkdownReader }).readMarkdown),
  files: {
    root,
    frames: process.env["NODE_ENV"] !== "production",
    line: (file, line) => textOf(file)?.split("\n")[line - 1],
    text: textOf,
  },
});
