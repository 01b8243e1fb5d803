/** What a page knows of itself when it is older than the app. */
export interface PageNow {
  /** Whether the server answers, and has called durable all that was done here. */
  readonly saved: boolean;
  /** Whether anybody has pressed or typed anything since it was loaded. */
  readonly touched: boolean;
  /** Whether nobody looks at it. */
  readonly hidden: boolean;
  /** Whether there are steps that could be taken back, or brought again: they end with the page. */
  readonly steps: boolean;
  /** Whether something is open or half done: a dialog, a panel, a field with the caret in it, a file on its way, a secret that was typed. */
  readonly busy: boolean;
  /** Whether this very build was loaded for already, and did not come. */
  readonly tried: boolean;
}

/** Whether a page that is older than the app may load itself again: only where nothing can be lost by it, and nobody is disturbed. */
export const mayReload = ({ saved, touched, hidden, steps, busy, tried }: PageNow): boolean =>
  saved && !tried && !steps && !busy && (hidden || !touched);

/** Whether the build that is served is another than this page's own; where a page does not know its own, than the first that was served to it. */
export const isOlder = (own: string | undefined, first: string | undefined, served: string | undefined): boolean =>
  served !== undefined && (own ?? first) !== undefined && served !== (own ?? first);
