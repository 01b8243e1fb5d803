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
  alone: (id, work) => aloneBy(globalThis.navigator?.locks, `tutti-upload-${id}`, work),
  onOnline: (listener) => globalThis.addEventListener("online", listener),
});

/** Where a browser gives no locks, or refuses them with its storage, no other tab shares what is kept either. */
async function aloneBy(locks: LockManager | undefined, name: string, work: () => Promise<void>): Promise<void> {
  if (!locks) return work();
  let begun = false;
  try {
    await locks.request(name, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    await work();
  }
}
