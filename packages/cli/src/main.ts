import { pathToFileURL } from "node:url";
import { readArguments } from "./arguments.ts";
import { COMMANDS } from "./commands/index.ts";
import { helpOf, helpOfCommand } from "./help.ts";
import { COMMAND_NAMES } from "./names.ts";
import { didYouMean } from "./nearest.ts";
import { Problem } from "./problem.ts";

/** Does what was typed. @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    return 1;
  }
}

async function dispatch([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(helpOf(COMMANDS));
    return 0;
  }
  const wanted = name === "--version" || name === "-v" ? "version" : name;
  const command = COMMANDS.find((one) => one.name === wanted);
  if (!command) throw new Problem(`There is no command "${name}"${didYouMean(name, COMMAND_NAMES, "tutti ") || ";"} tutti --help lists them all`);
  if (rest.includes("--help") || rest.includes("-h")) {
    console.log(helpOfCommand(command));
    return 0;
  }
  return command.run(readArguments(command, rest));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main(process.argv.slice(2));
