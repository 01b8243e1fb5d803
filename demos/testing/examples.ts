import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AppSource } from "@tutti/server";

const FOLDER = fileURLToPath(new URL("../elements/", import.meta.url));

/** The examples of the elements' pages, each as an app of its own. */
export const EXAMPLES: readonly AppSource[] = readdirSync(FOLDER).filter((name) => /^[a-z-]+\.ts$/.test(name))
  .map((name) => ({ id: name.replace(/\.ts$/, ""), file: FOLDER + name, title: name.replace(/\.ts$/, "") }));

/** So that the processes of a hundred small apps that are opened one after the other are not all there at once. */
export const BRIEF_STAY = { roomIdle: 1_000, hostIdle: 1_000 };
