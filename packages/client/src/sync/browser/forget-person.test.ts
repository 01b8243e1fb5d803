import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { databaseName, openIndexedDb } from "../storage/indexed-db.ts";
import { forgetPerson, unsentRooms } from "./forget-person.ts";

/** A browser's small store, as far as it is asked. */
function storageOf(entries: Readonly<Record<string, string>>): Storage {
  const kept: Record<string, string> = { ...entries };
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null }, removeItem: { value: (key: string) => delete kept[key] },
  }) as unknown as Storage;
}

test("[IDN-62] what is somebody's goes from the browser in all rooms, and nobody else's; rooms with something unsent are told before", async () => {
  const factory = new IDBFactory();
  const note = { tab: "t", changes: 2, client: 1, clock: 3 };
  for (const [room, person, unsaved] of [["main", "ana", false], ["other", "ana", true], ["third", "ana", true], ["other", "bilal", true], ["main", "diana", false]] as const) {
    const store = await openIndexedDb(databaseName("sales", room, person), factory);
    await store.append("room", [new Uint8Array([1])], unsaved ? note : undefined);
  }
  const aside = await openIndexedDb(databaseName("sales", "aside", "ana"), factory);
  await aside.setAside({ id: "x", at: 1, document: "room", changes: 1, update: new Uint8Array([0, 0]), cells: {} });
  expect([...(await unsentRooms(factory, "ana", "sales/third"))].toSorted()).toEqual(["sales/aside", "sales/other"]);
  const storage = storageOf({ "tutti:me:sales/main": '{"person":{"id":"ana"}}', "tutti:me:sales/other": '{"person":{"id":"bilal"}}', "tutti:theme": "dark" });
  await forgetPerson(factory, storage, "ana");
  expect((await factory.databases()).map(({ name }) => name).toSorted()).toEqual(["tutti/1/sales/main/diana", "tutti/1/sales/other/bilal"]);
  expect(Object.keys(storage)).toEqual(["tutti:me:sales/other", "tutti:theme"]);
});
