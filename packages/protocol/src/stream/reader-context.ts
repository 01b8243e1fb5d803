/** What is different for each reader: it exists in private blocks alone, since everybody in a room shares one run. */
export interface ReaderContext {
  /** As the browser names it, for instance `de-AT`. */
  readonly locale: string;
  /** As IANA names it, for instance `Europe/Vienna`. */
  readonly timeZone: string;
  readonly theme: "light" | "dark";
  /** The address in the reader's browser, parameters included. */
  readonly url: string;
  /** Whether the app stands in another page. */
  readonly embedded: boolean;
}

/** The cell in which a person's context reaches the script. No widget's key begins so. */
export const READER_CELL = "\u0000reader";
