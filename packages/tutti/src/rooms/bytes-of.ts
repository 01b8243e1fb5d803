/** A table that one may be sent is no larger (bytes). */
const MOST_BYTES = 512 * 1024 * 1024;

/** Bytes that an element of one's page names. @throws with the server's sentence. */
export async function bytesOf({ server, token, app, room }: { readonly server: URL; readonly token: string; readonly app: string; readonly room: string }, blob: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(`/blob/${app}/${room}/${encodeURIComponent(blob)}`, server), { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`The server refused the bytes of ${blob} (${answer.status}): ${(await answer.text()).slice(0, 300)}`);
  if (Number(answer.headers.get("content-length") ?? 0) > MOST_BYTES) throw new Error(`${blob} is larger than ${MOST_BYTES} bytes`);
  return new Uint8Array(await answer.arrayBuffer());
}
