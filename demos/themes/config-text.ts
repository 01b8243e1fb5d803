import type { Theme } from "tutti/themes";

/** A theme as it stands in `tutti.config.ts`. */
export const configText = (theme: Theme): string => `import { defineConfig } from "@tutti/cli";

export default defineConfig({
  theme: ${written(theme, "  ")},
});
`;

/** As TypeScript writes it: names without quotes, one line where it fits. */
function written(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map((each) => written(each, indent)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inside = Object.entries(value).map(([name, each]) => `${name}: ${written(each, `${indent}  `)}`);
  const line = `{ ${inside.join(", ")} }`;
  if (inside.length === 0) return "{}";
  return line.length + indent.length < 90 && !line.includes("\n") ? line : `{\n${inside.map((each) => `${indent}  ${each},\n`).join("")}${indent}}`;
}
