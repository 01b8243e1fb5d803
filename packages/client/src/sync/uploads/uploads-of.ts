import type { JsonValue } from "@tutti/protocol";
import type { RoomSync } from "../types.ts";
import { keptFiles } from "./kept-files.ts";
import type { UploadPorts } from "./upload-ports.ts";
import { Uploads } from "./uploads.ts";

const rooms = new WeakMap<RoomSync, Uploads>();

/** The uploads of a room: one for the page, whichever of its widgets asks first. */
export function uploadsOf(room: RoomSync): Uploads {
  const uploads = rooms.get(room) ?? new Uploads(room, browserUploads());
  rooms.set(room, uploads);
  return uploads;
}

const browserUploads = (): UploadPorts => ({
  kept: keptFiles(),
  clock: {
    after: (ms, fn) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
  },
  about: async (url) => {
    const answer = await fetch(`${url}/about`, { credentials: "same-origin" });
    return answer.ok ? ((await answer.json()) as JsonValue) : undefined;
  },
  alone: (id, work) => (globalThis.navigator?.locks ? navigator.locks.request(`tutti-upload-${id}`, work) : work()),
  onOnline: (listener) => globalThis.addEventListener("online", listener),
});
