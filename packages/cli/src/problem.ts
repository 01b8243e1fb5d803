/** Something the person at the terminal can put right: told as one sentence, without a stack. */
export class Problem extends Error {
  override readonly name = "Problem";
}
