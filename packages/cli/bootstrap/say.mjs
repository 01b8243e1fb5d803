/** One line for each step, so that whoever waits knows what for. */
export const say = (/** @type {string} */ step, /** @type {string} */ what) => console.log(`${`${step}:`.padEnd(14)}${what}`);

/** A problem that is told in one sentence, without a stack. */
export class SetUpProblem extends Error {}

/**
 * Runs an entry point: a {@link SetUpProblem} is printed as its sentence, anything else with its stack.
 *
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof SetUpProblem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
