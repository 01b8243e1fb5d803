import { base64 } from "../base64.ts";
import type { SetAside } from "../storage/port.ts";

/** What was set aside as a file's text: readable JSON, with the Yjs update in base64. */
export function exportAside(items: readonly SetAside[]): string {
  const plain = items.map(({ at, update, ...item }) => ({ ...item, at: new Date(at).toISOString(), update: base64(update) }));
  return JSON.stringify(plain, null, 2);
}
