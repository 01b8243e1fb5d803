import type { CommandName } from "./names.ts";

/** An option of a command. A `string` one takes a value. */
export interface Option {
  readonly type: "string" | "boolean";
  /** What its value is, for the help: `<port>`. */
  readonly value?: string;
  readonly help: string;
}

/** What was typed after the command's name, checked against its options. */
export interface Typed {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
}

/** One thing that `tutti` can be told to do. */
export interface Command {
  readonly name: CommandName;
  /** What comes after the name, for the help: `<folder>`. */
  readonly words: string;
  /** How many words it takes at most. */
  readonly most: number;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  /** @returns the exit code, once all is done. */
  run(typed: Typed): Promise<number>;
}
