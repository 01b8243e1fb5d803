import { PRESENCE_INTERVAL, type JsonValue, type WidgetKey } from "@tutti/protocol";
import { throttle } from "../../sync/throttle.ts";
import type { RoomSync } from "../../sync/types.ts";

/** A commit at most this often (ms) while a drag goes on. */
const COMMIT_INTERVAL = 150;
/** A preview is told again after so long (ms) without movement, or the others take it for ended. */
const BEAT = 500;

export interface Drag<Value extends JsonValue> {
  move(value: Value): void;
  end(value: Value): void;
}

/** One drag from hold to release: previews for the others at once, commits at a throttle, and the last value for certain. */
export function startDrag<Value extends JsonValue>(
  room: Pick<RoomSync, "presence">, key: WidgetKey, shared: boolean, commit: (value: Value) => void,
): Drag<Value> {
  let beat = 0;
  let latest: Value | undefined;
  const tell = (value: Value): void => {
    beat += 1;
    if (shared) room.presence.update({ at: { key, doing: "drag" }, preview: { key, value, beat } });
  };
  const previews = throttle(PRESENCE_INTERVAL, tell);
  const commits = throttle(COMMIT_INTERVAL, commit);
  const pulse = setInterval(() => {
    if (latest !== undefined) previews.call(latest);
  }, BEAT);
  return {
    move(value) {
      latest = value;
      previews.call(value);
      commits.call(value);
    },
    end(value) {
      clearInterval(pulse);
      previews.cancel();
      commits.cancel();
      commit(value);
      if (shared) room.presence.update({ at: { key, doing: "focus" }, preview: undefined });
    },
  };
}
