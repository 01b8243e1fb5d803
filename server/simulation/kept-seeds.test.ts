import { expect, test } from "vitest";
import { play } from "./play.ts";

/** Seeds that found something once, and what it was. */
const KEPT: readonly (readonly [seed: number, found: string])[] = [
  [1, "a default text was there twice after a server had died between its broadcast and its commit"],
  [438, "a person was told that a press was not run, in one update, and the end of it, in another, was lost"],
  [788, "a press in a private block was lost when its person's connection broke while it was claimed"],
  [1889, "a press was refused by a server that died before that was committed, and run by the next"],
  [7, "cells were refused to their author, after another had brought back their first words to a server that had died"],
  [1037, "a press seemed to be put aside and run: it was a comment that was put aside, which has the same number"],
  [51, "the last bytes of a file came just before the server died, and its page asked for the file without end"],
  [562, "a file was whole when its bringer lost the right to name it, and its page tried without end"],
  [3033, "two questions after one file both noted that it is whole, and one of them failed"],
  [703, "the same happened on an app with pages"],
];

test.each(KEPT)("[SIM-5] seed %i holds, which once found that %s", async (seed) => {
  expect((await play(seed, seed)).failure).toBeUndefined();
});
