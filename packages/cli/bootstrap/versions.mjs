/**
 * @typedef {readonly [major: number, minor: number, patch: number]} Version
 */

/** The oldest Node that runs TypeScript files as they are. */
export const OLDEST_NODE = "22.18.0";
/** The pnpm that made the lock file. */
export const PNPM_VERSION = "12.21.0";

/**
 * @param {string} text such as `v24.1.0`
 * @returns {Version | undefined}
 */
export function parseVersion(text) {
  const found = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

/**
 * Whether a Node of this version runs the project.
 *
 * @param {string} text
 */
export function isNewEnough(text) {
  const version = parseVersion(text);
  const oldest = parseVersion(OLDEST_NODE);
  if (!version || !oldest) return false;
  const at = version.findIndex((part, i) => part !== oldest[i]);
  return at < 0 || Number(version[at]) > Number(oldest[at]);
}

/**
 * Whether two versions share their major number, so that one may stand in for the other.
 *
 * @param {string} a
 * @param {string} b
 */
export const sameMajor = (a, b) => parseVersion(a) !== undefined && parseVersion(a)?.[0] === parseVersion(b)?.[0];
