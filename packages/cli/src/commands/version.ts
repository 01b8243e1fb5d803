import { readFileSync } from "node:fs";
import type { Command } from "../command.ts";

/** The version of this package, and of all that is released with it. */
export function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
  return manifest.version;
}

export const version: Command = {
  name: "version",
  words: "",
  most: 0,
  summary: "prints the versions of tutti and of Node",
  options: {},
  run: async () => {
    console.log(`tutti ${ownVersion()}, Node ${process.version}`);
    return 0;
  },
};
