import type { Frame, Page } from "playwright-core";

/** Everything that a browser keeps of the server of a page, as text: databases, caches of the service worker, storage, cookies that scripts see. */
export const keptIn = (page: Page | Frame): Promise<string> => page.evaluate<string>(`(${KEPT})()`);

const KEPT = `async () => {
  const text = (bytes) => { let all = ""; for (let n = 0; n < bytes.length; n += 8192) all += String.fromCharCode(...bytes.subarray(n, n + 8192)); return all; };
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
  for (const { name } of await indexedDB.databases()) {
    found.push(name);
    const db = await new Promise((resolve, reject) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result); open.onerror = reject; });
    for (const store of db.objectStoreNames) {
      for (const what of ["getAll", "getAllKeys"]) {
        const rows = await new Promise((resolve, reject) => { const all = db.transaction(store).objectStore(store)[what](); all.onsuccess = () => resolve(all.result); all.onerror = reject; });
        found.push(JSON.stringify(rows, (_, value) => (value instanceof ArrayBuffer ? text(new Uint8Array(value)) : ArrayBuffer.isView(value) ? text(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) : value)));
      }
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, text(new Uint8Array(await (await cache.match(request)).arrayBuffer())));
  }
  return found.join("\\n");
}`;
