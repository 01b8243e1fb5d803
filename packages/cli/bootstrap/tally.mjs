/**
 * What a run of checks and tests came to. Each check counts as one test; what could not be found out is neither passed nor failed, and is told.
 *
 * @typedef {{ passed: number, failures: readonly string[], untold: readonly string[] }} Tally
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failures: [], untold: [] };

/**
 * @param {string} name
 * @param {boolean} ok
 * @returns {Tally}
 */
export const ofCheck = (name, ok) => (ok ? { ...NOTHING, passed: 1 } : { ...NOTHING, failures: [name] });

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) => ({
  passed: tallies.reduce((total, tally) => total + tally.passed, 0),
  failures: tallies.flatMap((tally) => tally.failures),
  untold: tallies.flatMap((tally) => tally.untold),
});

/**
 * @param {import("./known-holes.mjs").KnownHoles} found
 * @returns {Tally}
 */
export function ofHoles(found) {
  if (found.kind === "unknown") return { ...NOTHING, untold: [`not audited: ${found.why}`] };
  return found.kind === "none" ? ofCheck("known holes in packages", true) : { ...NOTHING, failures: found.holes };
}

/**
 * The last line of a run.
 *
 * @param {Tally} tally
 */
export const lastLine = (tally) => `${tally.passed} passed, ${tally.failures.length} failed`;

/**
 * Reads what vitest's JSON reporter wrote. A test that was skipped counts as failed, for it proves nothing; so does a file
 * without a test in it, and an error outside of every test, which only the exit code tells.
 *
 * @param {string} project
 * @param {unknown} report `undefined` where vitest wrote none
 * @param {number} code vitest's exit code
 * @returns {Tally}
 */
export function ofVitest(project, report, code) {
  const files = isReport(report) ? report.testResults : [];
  /** @type {Tally} */
  const tally = sum(files.map(ofFile));
  const explained = tally.failures.length > 0;
  if (files.length === 0) return sum([tally, ofCheck(`${project}: vitest ran nothing`, false)]);
  return code === 0 || explained ? tally : sum([tally, ofCheck(`${project}: an error outside of every test`, false)]);
}

/**
 * @typedef {{ name: string, status: string, message?: string, assertionResults: readonly { status: string, fullName: string }[] }} FileResult
 */

/**
 * @param {FileResult} file
 * @returns {Tally}
 */
function ofFile(file) {
  if (file.assertionResults.length === 0) return ofCheck(`${file.name}: could not be run`, false);
  return sum(file.assertionResults.map((test) => ofCheck(`${file.name} > ${test.fullName}${test.status === "failed" ? "" : ` (${test.status})`}`, test.status === "passed")));
}

/**
 * @param {unknown} report
 * @returns {report is { testResults: readonly FileResult[] }}
 */
const isReport = (report) => typeof report === "object" && report !== null && "testResults" in report && Array.isArray(report.testResults);
