import type { AppSource } from "@tutti/server";
import apps from "../apps.ts";

/** The demos, as `npm start` serves them. The first is the front door. */
export const DEMOS: readonly AppSource[] = apps.map(({ id, file, title }) => ({ id, file, title }));
