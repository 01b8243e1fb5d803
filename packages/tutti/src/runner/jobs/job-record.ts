import type { ExceptionProps, JsonValue, PersonId, RoomId } from "@tutti/protocol";
import { jobCell } from "@tutti/protocol/script";
import type { JobState } from "../../ui/jobs.ts";
import { cellId, type CellId, type CellPlace } from "../cells.ts";

/** What a room keeps of a job. It changes when the job begins and when it ends, and not with each step. */
export interface JobRecord {
  readonly id: string;
  /** A branch is another room, and has no jobs of this one. */
  readonly room: RoomId;
  readonly label: string;
  readonly state: Exclude<JobState, "idle">;
  readonly by?: { readonly id: PersonId; readonly name: string };
  readonly began: number;
  readonly ended?: number;
  readonly input?: JsonValue;
  readonly result?: JsonValue;
  readonly error?: ExceptionProps;
  readonly again?: "repeated" | "resumed";
}

const STATES: readonly unknown[] = ["running", "done", "failed", "cancelled", "lost"] satisfies JobRecord["state"][];

/** Read where a room is opened; what owners and the server have not written there is none. */
export function parseJobRecord(value: JsonValue | undefined): JobRecord | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { id, room, label, state, began } = value as { readonly [name: string]: JsonValue | undefined };
  const whole = typeof id === "string" && typeof room === "string" && typeof label === "string" && typeof began === "number" && STATES.includes(state);
  return whole ? (value as unknown as JobRecord) : undefined;
}

export const jobPlace = (key: string): CellPlace => ({ scope: "owner", key: jobCell(key) });
export const jobCellId = (key: string): CellId => cellId(jobPlace(key));

/** Whoever lists all jobs reads this: it is no cell of a document. */
export const ALL_JOBS = cellId({ scope: "room", key: "\u0000jobs" });
