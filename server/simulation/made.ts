/** Something that somebody made and that nobody else takes away: to be found, or not, at the end. */
export class Made {
  readonly kind: "text" | "row";
  /** The text that was typed, or the row's name. */
  readonly token: string;
  /** Taken out again, by whoever made it. */
  out = false;
  /** Put aside in their browser when they might not write any more, without having reached the server: it never may. */
  aside = false;
  /** Put aside without having been saved as it was: whether it stands is open. */
  open = false;

  constructor(kind: "text" | "row", token: string) {
    this.kind = kind;
    this.token = token;
  }
}
