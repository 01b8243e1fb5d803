import type { JsonValue, RoomId } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import type { HistoryOptions, RoomChange, RoomInfo } from "../ui/room-info.ts";
import { broadcast } from "./broadcast.ts";
import type { Execution } from "./execution.ts";
import { forbidSharedWrites } from "./forbid-shared-writes.ts";
import { unlessOver } from "./unless-over.ts";

/** The most changes that a script is told of at once, and how many where it does not say. */
const MOST_CHANGES = 100;
const CHANGES = 50;

/** The room that a script runs for. */
export function roomInfo(owner: Execution): RoomInfo {
  const { room, explored } = owner.caller("room").pass.scene;
  return {
    id: room,
    exploration: explored,
    broadcast: (name, data) => broadcast(owner, name, data),
    history: (options) => history(owner, options),
    fork: (name) => fork(owner, name),
  };
}

async function history(owner: Execution, { limit = CHANGES }: HistoryOptions = {}): Promise<readonly RoomChange[]> {
  const here = owner.caller("room.history");
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MOST_CHANGES) throw new AuthorError(`room.history: limit is ${String(limit)}; it is a whole number of 1 to ${MOST_CHANGES}`);
  const { run, scene, mode } = here.pass;
  // A look at the past is of a room that is not this one.
  if (mode === "look") return [];
  const told = await asked(here, "room.history", scene.questions.ask(run, { kind: "history", limit }));
  return (told as unknown as readonly ToldChange[]).map(({ at, ...change }) => ({ ...change, at: new Date(at) }));
}

/** As the room tells it: JSON has no dates. */
type ToldChange = Omit<RoomChange, "at"> & { readonly at: number };

async function fork(owner: Execution, name: string): Promise<RoomId> {
  const here = owner.caller("room.fork");
  if (typeof name !== "string" || name.trim() === "") throw new AuthorError(`room.fork: the name is ${JSON.stringify(name)}; write what the branch is to be called`);
  const what = `room.fork(${JSON.stringify(name)})`;
  forbidSharedWrites(here, what);
  const { pass } = here;
  const { by } = here;
  if (by === undefined || pass.mode !== "commit") {
    throw new AuthorError(`${what} does not know in whose name: everybody in the room runs this`, "Call it where a button was clicked, or in a handler");
  }
  // The server's own word for a room's name.
  return (await asked(here, what, pass.scene.questions.ask(pass.run, { kind: "fork", name, by }))) as RoomId;
}

async function asked(here: Execution, what: string, answer: Promise<JsonValue>): Promise<JsonValue> {
  try {
    return await unlessOver(here, answer);
  } catch (error) {
    // Where the run is over, that is told by its own word.
    if (here.pass.signal.aborted || !(error instanceof Error)) throw error;
    throw new AuthorError(`${what}: ${error.message}`);
  }
}
