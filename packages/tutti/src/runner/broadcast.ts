import { EMITTED_NAME, jsonProblem, MAX_EMITTED_CHARS, type JsonValue } from "@tutti/protocol/script";
import { AuthorError } from "../ui/author-error.ts";
import type { Execution } from "./execution.ts";
import { forbidSharedWrites } from "./forbid-shared-writes.ts";

/** So many broadcasts may be made at once, and one more after so long (ms). */
const BURST = 50;
const REFILL = 100;

/** How fast a room's script may speak to everybody: what is too fast would reach each page that many times. */
export class BroadcastAllowance {
  #left = BURST;
  #at: number | undefined;

  /** @returns whether one may be made now. */
  take(now: number): boolean {
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - (this.#at ?? now)) / REFILL);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}

/** Says something to every page that is here now. */
export function broadcast(owner: Execution, name: string, data: JsonValue = null): void {
  const here = owner.caller("room.broadcast");
  if (typeof name !== "string" || !EMITTED_NAME.test(name)) throw new AuthorError(`room.broadcast: the name is ${JSON.stringify(name)}; write letters, digits, _ and -, a letter first, 64 at most`);
  const what = `room.broadcast("${name}")`;
  const problem = jsonProblem(data);
  if (problem !== undefined) throw new AuthorError(`${what}: these data cannot travel: ${problem}`);
  const size = JSON.stringify(data).length;
  if (size > MAX_EMITTED_CHARS) throw new AuthorError(`${what}: these data have ${size} characters of JSON, and ${MAX_EMITTED_CHARS} can travel`, "Keep what is large in a state, and say that it is there");
  forbidSharedWrites(here, what);
  const { mode, run, scene } = here.pass;
  if (mode !== "commit" || scene.locks.areOpen) return;
  if (!scene.broadcasts.take(scene.ports.now())) {
    throw new AuthorError(`${what}: this room says too much: ${BURST} at once can be said, then ${1_000 / REFILL} in a second`, "Say it where a button was clicked or a value has changed, not in every run; what changes all the time is a state or a stream");
  }
  scene.ports.emit({ type: "broadcast", room: scene.room, run, name, data });
}
