/**
 * Who began a Yjs transaction of ours. `skipStoreHooks` and `source` are Hocuspocus' own fields for local origins;
 * `by` says which part of Tutti wrote.
 */
export interface LocalOrigin {
  readonly source: "local";
  readonly skipStoreHooks: true;
  readonly by: OriginName;
}

/** Every writer on the server's side: loading, seeding defaults, results of runs, the revision rule, compaction. */
export type OriginName = "load" | "seed" | "run" | "revision" | "events" | "compact" | "test";

const make = (by: OriginName): LocalOrigin => Object.freeze({ source: "local", skipStoreHooks: true, by });

/** One frozen origin for each writer, to be compared by identity. */
export const ORIGIN: { readonly [N in OriginName]: LocalOrigin } = {
  load: make("load"),
  seed: make("seed"),
  run: make("run"),
  revision: make("revision"),
  events: make("events"),
  compact: make("compact"),
  test: make("test"),
};
