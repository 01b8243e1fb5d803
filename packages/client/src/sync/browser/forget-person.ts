import { ASIDE, EVERY_ROOM, UNSAVED_NOTES } from "../storage/indexed-db.ts";

/** Where the page keeps who one was in which room. */
const REMEMBERED = "tutti:me:";

const ofPerson = async (factory: IDBFactory, person: string): Promise<string[]> =>
  (await factory.databases()).map(({ name }) => name ?? "").filter((name) => name.startsWith(EVERY_ROOM) && name.endsWith(`/${person}`));

/** The rooms of this browser in which somebody has written what the server has not got yet, or what they could not send, but for one. */
export async function unsentRooms(factory: IDBFactory, person: string, but: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await ofPerson(factory, person)) {
    const room = name.slice(EVERY_ROOM.length, -person.length - 1);
    if (room !== but && (await countNotes(factory, name)) > 0) found.push(room);
  }
  return found;
}

/** Takes all that is somebody's out of this browser: documents, views, and who they were. Other tabs let go of theirs. */
export async function forgetPerson(factory: IDBFactory, storage: Storage, person: string): Promise<void> {
  for (const key of Object.keys(storage)) if (key.startsWith(REMEMBERED) && (storage.getItem(key) ?? "").includes(`"${person}"`)) storage.removeItem(key);
  await Promise.all((await ofPerson(factory, person)).map((name) => done(factory.deleteDatabase(name))));
}

async function countNotes(factory: IDBFactory, name: string): Promise<number> {
  const db = await done(factory.open(name));
  try {
    const stores = [UNSAVED_NOTES, ASIDE].filter((store) => db.objectStoreNames.contains(store));
    const counts = await Promise.all(stores.map((store) => done(db.transaction(store, "readonly").objectStore(store).count())));
    return counts.reduce((sum, count) => sum + count, 0);
  } finally {
    db.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("This browser's storage failed")));
  });
}
