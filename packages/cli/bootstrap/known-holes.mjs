import { capture } from "./child.mjs";
import { findPnpm } from "./dependencies.mjs";

/**
 * What the registry knows of the packages that a server or page of ours runs: of so many, none has a hole; some have, each as a sentence; or
 * it said nothing that could be read, and nothing is known.
 *
 * @typedef {{ kind: "none", packages: number } | { kind: "some", holes: readonly string[] } | { kind: "unknown", why: string }} KnownHoles
 */

/** What to do about one. */
const MEND = "update it; where it cannot concern us, name it with the reason under auditConfig.ignoreGhsas in pnpm-workspace.yaml";
/** A registry that does not answer is asked once more, and so long at most (ms). */
const PATIENCE = { pnpm_config_fetch_retries: "1", pnpm_config_fetch_timeout: "30000" };

/**
 * Asks the registry for holes that are high or critical in what pnpm-lock.yaml names. What only builds or tests us is not asked about.
 *
 * @param {NodeJS.ProcessEnv} [env] added to our own environment, to ask another registry
 * @returns {Promise<KnownHoles>}
 */
export async function askForHoles(env = {}) {
  const pnpm = await findPnpm();
  const { output, printed } = await capture(pnpm.command, [...pnpm.args, "audit", "--prod", "--audit-level", "high", "--json", "--reporter", "ndjson"], { env: { pnpm_config_pm_on_fail: "ignore", CI: "true", ...PATIENCE, ...env } });
  return readAudit(printed) ?? { kind: "unknown", why: troubleIn(output) };
}

/**
 * @param {string} printed by pnpm
 * @returns {KnownHoles | undefined} nothing where that is no report
 */
function readAudit(printed) {
  const { advisories, metadata } = /** @type {{ advisories?: Readonly<Record<string, Advisory>>, metadata?: { totalDependencies?: number } }} */ (parsed(printed));
  const packages = metadata?.totalDependencies ?? 0;
  // A report on nothing would find nothing.
  if (typeof advisories !== "object" || packages === 0) return undefined;
  const holes = Object.values(advisories).map(({ module_name: name, findings = [], title, severity, url }) =>
    `${name} ${findings.map(({ version }) => version).join(", ")} has a known hole (${severity}): ${title}, ${url}, by ${findings.flatMap(({ paths }) => paths)[0] ?? name}: ${MEND}`);
  return holes.length > 0 ? { kind: "some", holes } : { kind: "none", packages };
}

/** @typedef {{ module_name: string, title: string, severity: string, url: string, findings?: readonly { version: string, paths: readonly string[] }[] }} Advisory */

/** @param {string} text */
function parsed(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

/**
 * Why there was no report, as pnpm or what should have brought it says it.
 *
 * @param {string} output
 */
function troubleIn(output) {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const said = lines.map((line) => /** @type {{ level?: string, message?: string }} */ (parsed(line))).findLast(({ level }) => level === "error")?.message;
  return (said ?? lines.at(-1) ?? "pnpm said nothing").trim().replace(/:$/, "");
}
