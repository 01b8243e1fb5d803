import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";
import { COMMANDS } from "./commands/index.ts";
import { nearest } from "./nearest.ts";
import { COMMAND_NAMES } from "./names.ts";

const start = COMMANDS.find((command) => command.name === "start");
if (!start) throw new Error("there is no start");

test("[CLI-9] words and options are read wherever they stand", () => {
  expect(readArguments(start, ["--port", "80", "app.ts", "--host=0.0.0.0"])).toEqual({ words: ["app.ts"], options: { port: "80", host: "0.0.0.0" } });
});

test("[SETTING-4] settings of the app's own are options by their names, and need a value behind an equals sign", () => {
  expect(readArguments(start, ["--config.maxRows=50", "app.ts", "--config", "other.ts"])).toEqual({ words: ["app.ts"], options: { "config.maxRows": "50", config: "other.ts" } });
  expect(() => readArguments(start, ["--config.maxRows", "50"])).toThrow('--config.maxRows needs a value behind "=": --config.maxRows=<value>');
  expect(() => readArguments(start, ["--config."])).toThrow("tutti start has no option --config.");
  expect(() => readArguments(start, ["--confg.a=1"])).toThrow("tutti start has no option --confg.a");
});

test("[CLI-10] a word that cannot be meant is told in a sentence, with the nearest that can", () => {
  expect(() => readArguments(start, ["--prot", "80"])).toThrow("tutti start has no option --prot; did you mean --port?");
  expect(() => readArguments(start, ["--wobble"])).toThrow(/^tutti start has no option --wobble$/);
  expect(() => readArguments(start, ["--port", "--host", "x"])).toThrow("--port needs a value: --port <port>");
  expect(() => readArguments(start, ["a.ts", "b.ts"])).toThrow('what is "b.ts" for?');
  expect(nearest("biuld", COMMAND_NAMES)).toBe("build");
  expect(nearest("strat", COMMAND_NAMES)).toBe("start");
  expect(nearest("undo", COMMAND_NAMES)).toBeUndefined();
});
