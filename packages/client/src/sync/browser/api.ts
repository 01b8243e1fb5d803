import type { AppId, JsonValue, RoomId } from "@tutti/protocol";
import type { Answer, Api } from "../ports.ts";

export const AWAY = "The server cannot be reached just now. Try again when you are online.";

/** Finds out whether a browser takes cookies, and does without: from the address that gives one. @returns what pictures' addresses end in then. */
export type CarryGuest = (me: string) => Promise<string>;

/** The server's HTTP side, for one room. */
export function apiOf(origin: string, app: AppId, room: RoomId, fetch: typeof globalThis.fetch, carry?: CarryGuest): Api {
  let ticket = "";
  const blobAddress = (name: string): string => `${origin}/blob/${app}/${room}/${encodeURIComponent(name)}${ticket}`;
  const me = `${origin}/api/me?${new URLSearchParams({ app, room })}`;
  return {
    me: async (unknown) => {
      try {
        if (unknown) ticket = (await carry?.(me)) ?? "";
        return await answerOf(await fetch(me, { credentials: "same-origin", cache: "no-store" }));
      } catch {
        return { kind: "away" };
      }
    },
    rename: async (name) => {
      const body = JSON.stringify({ name });
      const request = { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body } as const;
      const response = await fetch(me, request).catch(() => undefined);
      if (!response) throw new Error(AWAY);
      if (!response.ok) throw new Error((await reasonOf(response)) ?? "The server did not take this name");
    },
    // Few ask for it, and those who do are online.
    history: async (query) => (await import("./history.ts")).readHistory(origin, app, room, fetch, query),
    blobAddress,
    filesAddress: `${origin}/files/${app}/${room}`,
    blob: async (name) => {
      const response = await fetch(blobAddress(name), { credentials: "same-origin" }).catch(() => undefined);
      if (!response) throw new Error("This data is not in this browser, and the server cannot be reached just now");
      if (!response.ok) throw new Error((await reasonOf(response)) ?? `The server did not hand out this data (${response.status})`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  if (response.ok) return { kind: "ok", body: (await response.json()) as JsonValue };
  // A server that is in trouble, or one in between, may be better in a moment; a no is a no.
  if (response.status >= 500 || response.status === 408 || response.status === 429) return { kind: "away" };
  const reason = await reasonOf(response);
  return { kind: "refused", code: response.status, reason: reason ?? "There is no such app or room, or you may not open it" };
}

/** The sentence in an answer of ours: `{ "error": "…" }` or `{ "reason": "…" }`. */
export async function reasonOf(response: Response): Promise<string | undefined> {
  try {
    const { error, reason } = (await response.json()) as { error?: unknown; reason?: unknown };
    return [reason, error].find((text) => typeof text === "string");
  } catch {
    return undefined;
  }
}
