import { splitUpdate } from "./split-update.ts";

/**
 * Sends an update piece by piece, each after the last is durable.
 *
 * @param send takes a piece, and which share of what is left it is; resolves when it is durable. `undefined` where the line is over.
 */
export async function sendParts(update: Uint8Array, limit: number, send: (part: Uint8Array, share: number) => Promise<void> | undefined): Promise<void> {
  const parts = splitUpdate(update, limit);
  let left = parts.reduce((sum, part) => sum + part.length, 0);
  for (const part of parts) {
    // Never all of it: what was made meanwhile is still to be sent.
    const durable = send(part, part.length / (left + 1));
    if (!durable) return;
    left -= part.length;
    await durable;
  }
}
