import { authorise, socketWith } from "./authorised.ts";

let bearer: string | undefined;
let begun = false;

/**
 * Finds out whether this browser takes a cookie. If not, the page itself carries who its guest is, for as long as it is open: with every
 * request and every line from now on.
 *
 * @param me where the server says who one is; it gives a cookie to whoever has none.
 * @returns what the addresses of pictures end in, which carry nothing else.
 */
export async function carryGuest(me: string): Promise<string> {
  bearer = undefined;
  await fetch(me, { credentials: "same-origin", cache: "no-store" });
  const answer = await fetch(me.replace("/me?", "/me/carried?"), { method: "POST", credentials: "same-origin", cache: "no-store" });
  if (answer.status !== 201) return "";
  const { bearer: shown, ticket } = (await answer.json()) as { readonly bearer: string; readonly ticket: string };
  if (!begun) {
    authorise(() => bearer, (next) => { bearer = next; });
    globalThis.WebSocket = socketWith(() => bearer) as typeof WebSocket;
    begun = true;
  }
  bearer = shown;
  return `?${new URLSearchParams({ ticket })}`;
}
