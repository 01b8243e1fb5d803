/** One of an app's pages, as its navigation shows it. */
export interface PageEntry {
  /** What the script calls it: the same also where it becomes the first page. */
  readonly name: string;
  /** Where it lies: `/` for the first page, else its name. */
  readonly path: string;
  readonly title: string;
  readonly icon?: string;
  /** The heading that it stands under. */
  readonly section?: string;
  /** Reached by links and addresses, and not listed. */
  readonly hidden?: boolean;
}

/** The pages of an app. What is on them comes on channels of their own; here is where it stands. */
export interface PagesProps {
  readonly position: "sidebar" | "top" | "hidden";
  readonly pages: readonly PageEntry[];
  /** There where the script ended before it came to its pages. `said`: something stands in the page's place, such as the error. */
  readonly stopped?: { readonly said: boolean };
}

/** The root of one page. */
export interface PageProps { readonly path: string }

/** A link to a page of the app, by name or path, or to another address. */
export interface PageLinkProps {
  readonly to: string;
  /** The page's title where absent. */
  readonly label?: string;
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly help?: string;
  /** Parameters of the address that it leads to. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
}

/** How the browser's tab is called, and how wide the page is. A page's own goes before its app's. */
export interface PageConfigProps {
  readonly title?: string;
  /** A character, shown before the title of the tab. */
  readonly icon?: string;
  readonly layout?: "centered" | "wide";
}
