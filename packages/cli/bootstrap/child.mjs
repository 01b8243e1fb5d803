import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ROOT } from "./root.mjs";

/**
 * @typedef {object} ChildOptions
 * @property {NodeJS.ProcessEnv} [env] added to our own environment
 * @property {string} [cwd] the workspace where absent
 */

/**
 * Runs a command on our own terminal and waits for its end. Ctrl+C reaches the child from the terminal itself; we only
 * stay until it has stopped. A signal that was sent to us alone is passed on.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions & { linked?: boolean }} [options] `linked` lets the child learn of our own sudden end
 * @returns {Promise<number>} its exit code; 128 and the signal's number where a signal ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import("node:child_process").StdioOptions} */
    const stdio = options.linked ? ["inherit", "inherit", "inherit", "ipc"] : "inherit";
    const child = spawn(command, [...args], { cwd: options.cwd ?? ROOT, env: { ...process.env, ...options.env }, stdio });
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    const watch = options.linked ? whenOrphaned(() => pass("SIGTERM")) : undefined;
    const settled = () => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      clearInterval(watch);
    };
    child.once("error", (error) => (settled(), reject(error)));
    child.once("exit", (code, signal) => (settled(), resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))));
  });
}

/**
 * npm passes SIGTERM to the shell that it started us with, and that one dies of it without a word to us.
 *
 * @param {() => void} then
 */
function whenOrphaned(then) {
  const parent = process.ppid;
  if (!process.env["npm_lifecycle_event"]) return undefined;
  return setInterval(() => process.ppid !== parent && then(), 200).unref();
}

/**
 * Runs a command quietly.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<{ code: number, output: string, printed: string }>} `code` is 127 where there is no such command; `printed` is what came on stdout alone
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: options.cwd ?? ROOT, env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] });
    let [output, printed] = ["", ""];
    child.stdout.on("data", (chunk) => (printed += chunk));
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", () => resolve({ code: 127, output, printed }));
    child.once("close", (code) => resolve({ code: code ?? 1, output, printed }));
  });
}
