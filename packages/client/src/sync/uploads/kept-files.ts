import type { KeptFiles, KeptUpload } from "./upload-ports.ts";

const STORE = "uploads";
/** A larger file is not copied into the browser's own storage: it is chosen again after a reload, and goes on where it was. */
const LARGEST = 500_000_000;

const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.addEventListener("success", () => resolve(request.result));
  request.addEventListener("error", () => reject(request.error ?? new Error("The browser's storage failed")));
});

/** Uploads kept in the browser's IndexedDB. */
export function keptFiles(factory: IDBFactory | undefined = globalThis.indexedDB): KeptFiles {
  let opening: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => (opening ??= new Promise((resolve, reject) => {
    if (!factory) return reject(new Error("This browser keeps nothing"));
    const request = factory.open("tutti-uploads", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("owner", "owner"));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("The browser's storage did not open")));
  }));
  const work = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> => {
    try {
      return await done(act((await open()).transaction(STORE, mode).objectStore(STORE)));
    } catch (error) {
      console.warn("An upload could not be kept in this browser:", error);
      return undefined;
    }
  };
  return {
    put: async (upload) => {
      if (upload.file.size <= LARGEST) await work("readwrite", (store) => store.put(upload));
    },
    drop: async (id) => void (await work("readwrite", (store) => store.delete(id))),
    of: async (owner) => (await work<KeptUpload[]>("readonly", (store) => store.index("owner").getAll(owner))) ?? [],
  };
}
