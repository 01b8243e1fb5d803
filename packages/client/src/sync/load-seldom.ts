/** Loads what few pages need: for days of work that go to the server in pieces, for rights that were lost, and for browsers that keep nothing. */
export const loadSeldom = (): Promise<typeof import("./seldom.ts")> => import("./seldom.ts");
