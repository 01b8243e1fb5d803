import { existsSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Whether a step was done for this very fingerprint. The stamp lies inside what the step made, so that it goes with it.
 *
 * @param {string} file
 * @param {string} fingerprint
 */
export const isDone = (file, fingerprint) => existsSync(file) && readFileSync(file, "utf8") === fingerprint;

/**
 * @param {string} file
 * @param {string} fingerprint
 */
export const markDone = (file, fingerprint) => writeFileSync(file, fingerprint);
