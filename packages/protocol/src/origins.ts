import type { PersonId } from "./ids.ts";

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
export type OriginName = "load" | "seed" | "run" | "revision" | "events" | "compact" | "operation" | "test";

/** Something that the server does at once in somebody's name, and that is told and taken back as one: a merge, a way back. */
export interface OperationOrigin extends LocalOrigin {
  readonly by: "operation";
  readonly operation: string;
  readonly person: PersonId;
}

export const operationOrigin = (operation: string, person: PersonId): OperationOrigin =>
  Object.freeze({ source: "local", skipStoreHooks: true, by: "operation", operation, person });

/** @returns the operation that a transaction was part of, if it was part of one. */
export const operationOf = (origin: unknown): OperationOrigin | undefined =>
  typeof origin === "object" && origin !== null && (origin as Partial<OperationOrigin>).by === "operation" && (origin as Partial<OperationOrigin>).source === "local" ? (origin as OperationOrigin) : undefined;

const make = (by: Exclude<OriginName, "operation">): LocalOrigin => Object.freeze({ source: "local", skipStoreHooks: true, by });

/** One frozen origin for each writer, to be compared by identity. */
export const ORIGIN: { readonly [N in Exclude<OriginName, "operation">]: LocalOrigin } = {
  load: make("load"),
  seed: make("seed"),
  run: make("run"),
  revision: make("revision"),
  events: make("events"),
  compact: make("compact"),
  test: make("test"),
};
