/**
 * Throws that end a part of a script without being anybody's error. Nothing depends on their being seen: what a stale run does
 * is refused by its number, whether or not the author's code swallows them.
 */
export class Quiet extends Error {}

/** The run that drew with this `Ui` no longer counts. */
export class Superseded extends Quiet {
  constructor() {
    super("This run was superseded by a newer one");
  }
}

/** `ui.stop()` or `ui.rerun()` ended this part. */
export class Stopped extends Quiet {
  constructor() {
    super("This part of the script was stopped");
  }
}

const reported = new WeakSet<object>();

/** Marks an error as told already, so that it is not told again when nobody catches it. */
export function markReported(error: Error): Error {
  reported.add(error);
  return error;
}

/** Whether a rejection that nobody caught needs no telling. */
export const needsNoTelling = (reason: unknown): boolean =>
  reason instanceof Quiet || (typeof reason === "object" && reason !== null && reported.has(reason));
