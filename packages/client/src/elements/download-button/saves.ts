import type { RoomSync } from "../../sync/types.ts";

/** Files that this page asked for and that are not ready yet: another page of the same person does not save them too. */
interface Saves {
  expect(): void;
}

const rooms = new WeakMap<RoomSync, Saves>();

/** Saves the files that the room makes for this person, where this page has asked for them. */
export function savesOf(room: RoomSync): Saves {
  const known = rooms.get(room);
  if (known) return known;
  let expected = 0;
  room.onDownload(({ blob, fileName }) => {
    if (expected === 0) return;
    expected -= 1;
    save(room.blobAddress(blob), fileName);
  });
  const saves = { expect: () => void (expected += 1) };
  rooms.set(room, saves);
  return saves;
}

/** Has the browser save what lies at an address of this server. */
function save(address: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
}
