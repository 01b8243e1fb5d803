/** Beyond so many times the limit nobody reads on to be polite. */
const PATIENCE = 8;

/**
 * A request's body, if it is no larger than `most` bytes. A larger one is read on a while and thrown away: who is cut off in the middle of
 * sending never reads the answer.
 */
export async function readBody(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size <= most) parts.push(part);
    else if (size > PATIENCE * most) break;
  }
  return size > most ? undefined : Buffer.concat(parts);
}
