/** Whose pages may show rooms inside theirs. */
export interface EmbedConfig {
  /**
   * The origins of those pages: `https://wiki.example`, or `https://*.wiki.example` for all below a name. Nobody's where absent.
   * `*` is everybody's; `tutti doctor` says what that means.
   */
  readonly origins: readonly string[];
}

const HOST = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

/** @returns why this cannot name the pages that may show rooms; `undefined` where it can. */
export function embedOriginProblem(origin: string): string | undefined {
  // It is put into a header as it stands: a space or a semicolon would say something else there.
  return origin === "*" || HOST.test(origin) ? undefined : 'an origin, such as "https://wiki.example" or "https://*.wiki.example", without a path';
}

/** What `frame-ancestors` says: our own pages, and those that were named. */
export const frameAncestors = ({ origins }: EmbedConfig): string => ["frame-ancestors 'self'", ...origins].join(" ");
