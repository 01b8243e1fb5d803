/** A part of a script that runs by itself: the main script, a fragment, a form, a private block of one person. */
export interface Part {
  readonly kind: "main" | "fragment" | "form" | "private";
}
