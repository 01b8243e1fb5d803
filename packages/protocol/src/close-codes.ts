/** Why a socket or a document was closed, and whether trying again can help. One list, for server and page. */
export const CLOSE = {
  goingAway: { code: 1001, reason: "The server is stopping", retry: true },
  tooLarge: { code: 1009, reason: "A message was larger than this server takes", retry: false },
  badFrame: { code: 4400, reason: "A message could not be read", retry: true },
  noIdentity: { code: 4401, reason: "The session is missing or its signature is wrong; load the page again", retry: false },
  forbidden: { code: 4403, reason: "You may not open this", retry: false },
  notFound: { code: 4404, reason: "There is no such app or room", retry: false },
  tooMany: { code: 4429, reason: "Too many messages at once; this connection was paused", retry: true },
  slow: { code: 4430, reason: "This connection could not keep up", retry: true },
  storeFailed: { code: 4503, reason: "The store cannot be read just now", retry: true },
  signedOut: { code: 4412, reason: "You have been signed out", retry: false },
  sessionEnded: { code: 4411, reason: "Your sign-in has ended; sign in again to go on", retry: false },
  askAgain: { code: 4413, reason: "Who you are is asked again", retry: true },
  roleChanged: { code: 4410, reason: "What you may do here has changed", retry: true },
} as const;

export type CloseName = keyof typeof CLOSE;

/** The entry for a code that came in, or `undefined` for a code of the network's own. */
export const closeByCode = (code: number): (typeof CLOSE)[CloseName] | undefined =>
  Object.values(CLOSE).find((entry) => entry.code === code);
