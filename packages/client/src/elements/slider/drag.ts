import { PRESENCE_INTERVAL, type JsonValue, type WidgetKey } from "@tutti/protocol";
import { throttle } from "../../sync/throttle.ts";
import type { RoomSync } from "../../sync/types.ts";

/** A commit at most this often (ms) while a drag goes on. */
const COMMIT_INTERVAL = 150;

export interface Drag<Value extends JsonValue> {
  move(value: Value): void;
  end(value: Value): void;
}

/**
 * One drag from hold to release: previews for the others at once, commits at a throttle, and the last value for certain. While
 * the thumb is held still, the sync layer tells the preview again.
 */
export function startDrag<Value extends JsonValue>(
  room: Pick<RoomSync, "presence">, key: WidgetKey, shared: boolean, commit: (value: Value) => void,
): Drag<Value> {
  let beat = 0;
  const tell = (value: Value): void => {
    beat += 1;
    if (shared) room.presence.update({ at: { key, doing: "drag" }, preview: { key, value, beat } });
  };
  const previews = throttle(PRESENCE_INTERVAL, tell);
  const commits = throttle(COMMIT_INTERVAL, commit);
  return {
    move(value) {
      previews.call(value);
      commits.call(value);
    },
    end(value) {
      previews.cancel();
      commits.cancel();
      commit(value);
      if (shared) room.presence.update({ at: { key, doing: "focus" }, preview: undefined });
    },
  };
}
