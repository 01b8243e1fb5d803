import { parseHistoryPage, type AppId, type HistoryPage, type RoomId } from "@tutti/protocol";
import type { HistoryQuery } from "../types.ts";
import { AWAY, reasonOf } from "./api.ts";

/** Asks the server for a stretch of a room's history. Rejects with a sentence for people. */
export async function readHistory(origin: string, app: AppId, room: RoomId, fetch: typeof globalThis.fetch, query: HistoryQuery): Promise<HistoryPage> {
  const wanted = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  const address = `${origin}/api/history?${new URLSearchParams([["app", app], ["room", room], ...wanted])}`;
  const response = await fetch(address, { credentials: "same-origin", cache: "no-store" }).catch(() => undefined);
  if (!response) throw new Error(AWAY);
  if (!response.ok) throw new Error((await reasonOf(response)) ?? `The server did not tell the history (${response.status})`);
  const page = parseHistoryPage(await response.json());
  if (!page) throw new Error("The server's history could not be read: this page is older or newer than the server. Load it again.");
  return page;
}
