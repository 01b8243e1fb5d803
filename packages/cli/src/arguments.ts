import { parseArgs } from "node:util";
import type { Command, Option, Typed } from "./command.ts";
import { didYouMean } from "./nearest.ts";
import { Problem } from "./problem.ts";

/** Reads what was typed after a command's name. @throws {Problem} naming the word that cannot be meant so. */
export function readArguments(command: Command, args: readonly string[]): Typed {
  const known = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  const { tokens } = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: false, tokens: true });
  const words: string[] = [];
  const options: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    else if (token.kind === "option") options[token.name] = readOption(command, token.name, token.rawName, token.value, token.inlineValue);
  }
  if (words.length > command.most) throw new Problem(`tutti ${command.name} takes ${command.most === 0 ? "nothing" : command.words}; what is "${words[command.most]}" for?`);
  return { words, options };
}

/** `config.*` stands for all options that begin with `config.`. */
const ofGroup = (command: Command, name: string): Option | undefined =>
  Object.entries(command.options).find(([group]) => group.endsWith(".*") && name.startsWith(group.slice(0, -1)) && name.length > group.length - 1)?.[1];

function readOption(command: Command, name: string, typed: string, value: string | undefined, inline: boolean | undefined): string | true {
  const option = command.options[name] ?? ofGroup(command, name);
  if (!option) throw new Problem(`tutti ${command.name} has no option ${typed}${didYouMean(name, Object.keys(command.options), "--")}`);
  if (option.type === "boolean") {
    if (value !== undefined) throw new Problem(`${typed} is a switch and takes no value; "${value}" was given`);
    return true;
  }
  // "--port --host x" would else take "--host" as the port.
  if (value === undefined && name.includes(".")) throw new Problem(`${typed} needs a value behind "=": ${typed}=${option.value ?? "<value>"}`);
  if (value === undefined || (!inline && value.startsWith("-"))) throw new Problem(`${typed} needs a value: ${typed} ${option.value ?? "<value>"}`);
  return value;
}
