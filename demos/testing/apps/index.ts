import { fileURLToPath } from "node:url";
import type { AppSource } from "@tutti/server";

const IDS = ["workshop", "order", "rows", "broken", "hostile", "papers", "talk", "review", "media", "desk", "frames", "rooms-of-pages", "cells", "tagged", "catalogue", "familiar", "gathering", "field", "regions", "firehose", "streamed", "spoken-of", "dragged", "layers", "compounds"] as const;

/** Small apps for what no demo shows: each proves one promise. */
export const TEST_APPS: readonly AppSource[] = IDS.map((id) => ({ id, file: fileURLToPath(new URL(`${id}.ts`, import.meta.url)) }));
