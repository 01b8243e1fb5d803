import type { JsonValue, PersonId } from "@tutti/protocol";
import type { Advance } from "./drawing.ts";
import type { Duration } from "./ui.ts";

/** What a job's function is handed. */
export interface JobWork<In = undefined> {
  /** What it was started with. */
  readonly input: In;
  /** Aborts where it was cancelled, has taken too long, or its room closes; a `task` that it awaits ends by itself. */
  readonly signal: AbortSignal;
  /** What it saved last, where it is begun again with `afterRestart: "resume"`. */
  readonly resumed: JsonValue | undefined;
  /** Tells everybody how far it has come: 0 to 1, or null while nobody knows. */
  progress(value: number | null, text?: string): void;
  /** Saves how far it has come, as plain JSON, at most once a second: it can go on from there in another process. */
  checkpoint(value: JsonValue): void;
}

export interface JobOptions {
  /** What the list of jobs calls it; its key where absent. */
  readonly label?: string;
  /**
   * What becomes of it where its process has ended in the middle, as when the server was started anew. `"lose"`: it is told to be lost. `"repeat"`: it is begun
   * again from its start, so repeating it has to be harmless. `"resume"`: it is begun again with what it saved last. `"lose"` where absent.
   */
  readonly afterRestart?: "lose" | "repeat" | "resume";
  /** Ends it after so long; a day where absent. */
  readonly timeout?: Duration;
}

export interface JobsOptions {
  /** What the button says that ends a job; "Cancel" where absent. */
  readonly cancelLabel?: string;
}

export type JobState = "idle" | "running" | "done" | "failed" | "cancelled" | "lost";

/** A job, as the room has it: the same for everybody, and also after a restart. */
export interface Job<In, Out> {
  readonly key: string;
  /** `lost`: its process ended in the middle, and it was not begun again. */
  readonly state: JobState;
  /** What the last one that was done gave. */
  readonly result: Out | undefined;
  /** Why it failed, or was lost. */
  readonly problem: string | undefined;
  /** Who started it. */
  readonly by: { readonly id: PersonId; readonly name: string } | undefined;
  readonly began: Date | undefined;
  readonly ended: Date | undefined;
  /** Whether it was begun again after its process had ended: from its start, or from what it had saved. */
  readonly again: "repeated" | "resumed" | undefined;
  /** How far it is, for `ui.progress`. */
  readonly progress: AsyncIterable<Advance>;
  /**
   * Starts it, with what else this run sets: where a button was clicked, once the run is over. It then goes on by itself, whoever leaves.
   * @returns false where it is under way already.
   */
  start(...input: In extends undefined ? [] : [input: In]): boolean;
  /** Ends it, where it is under way. */
  cancel(): void;
}
