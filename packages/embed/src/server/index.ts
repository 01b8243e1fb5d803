import type { JsonValue } from "@tutti/protocol/embed";

/** What a page of yours may show, and to whom. */
export interface EmbedTokenOptions {
  /** Where Tutti answers, such as `https://tutti.example`. */
  readonly server: string;
  /** A program's token of the app, which an owner makes in the share dialog. It stays on your server. */
  readonly apiToken: string;
  readonly app: string;
  /** `main` where absent. */
  readonly room?: string;
  readonly role: "viewer" | "commenter" | "editor";
  /** Values that nobody can change who sees this page, by the keys that the app's author gave its widgets. */
  readonly locks?: { readonly [key: string]: JsonValue };
  /** Who sees it, as you know them; somebody unknown where absent. */
  readonly person?: { readonly id: string; readonly name?: string };
  /** How long the token holds: 10 where absent, 1440 at most. The element asks for another in time. */
  readonly minutes?: number;
  readonly fetch?: typeof globalThis.fetch;
}

export interface EmbedToken {
  readonly token: string;
  /** When it ends (ms since 1970). */
  readonly until: number;
  /** The room that it leads to: with locks one of its own. */
  readonly room: string;
}

/**
 * Makes a token for one page view. Rejects with the server's sentence where it does not give one.
 *
 * @example
 * app.post("/tutti-token", async (request, response) => {
 *   response.json(await embedToken({ server: "https://tutti.example", apiToken, app: "sales", role: "viewer", locks: { region: request.user.region } }));
 * });
 */
export async function embedToken({ server, apiToken, fetch = globalThis.fetch, ...wanted }: EmbedTokenOptions): Promise<EmbedToken> {
  const answer = await fetch(new URL("/api/embed/tokens", server), {
    method: "POST", headers: { authorization: `Bearer ${apiToken}`, "content-type": "application/json" }, body: JSON.stringify({ room: "main", ...wanted }),
  });
  const body = (await answer.json().catch(() => ({}))) as Partial<EmbedToken> & { readonly error?: string };
  if (!answer.ok || typeof body.token !== "string" || typeof body.until !== "number" || typeof body.room !== "string") throw new Error(body.error ?? `Tutti gave no token (${answer.status})`);
  return { token: body.token, until: body.until, room: body.room };
}
