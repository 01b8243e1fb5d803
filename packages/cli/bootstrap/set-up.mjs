import { installDependencies } from "./dependencies.mjs";
import { findNode } from "./node-24.mjs";

/**
 * What both `npm start` and `npm test` need first. Each step says what it does, and passes over what is done.
 *
 * @returns {Promise<string>} the path of the Node binary that runs the project
 */
export async function setUp() {
  await installDependencies();
  return findNode();
}
