import type { JsonValue, Role, SharedToken } from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import type { TestPage } from "./page.ts";
import { TestPage as Page } from "./page.ts";

/** A program's token of one room, as its owner makes it. */
export async function programToken(owner: TestPage, app: string, role: Role = "owner", room = "main"): Promise<{ readonly token: SharedToken; readonly secret: string }> {
  const answer = await owner.fetch(`/api/sharing/tokens?app=${app}&room=${room}`, {
    method: "POST", headers: { origin: owner.url, "content-type": "application/json" }, body: JSON.stringify({ name: "The wiki", role }),
  });
  return (await answer.json()) as { token: SharedToken; secret: string };
}

export interface WantedEmbed {
  readonly app: string;
  readonly room?: string;
  readonly role?: string;
  readonly minutes?: number;
  readonly locks?: { readonly [key: string]: JsonValue };
  readonly person?: { readonly id: string; readonly name?: string };
}

/** Asks for a token of a page, as a wiki's server does. */
export const askEmbed = (server: RunningServer, secret: string, { room = "main", role = "viewer", ...wanted }: WantedEmbed): Promise<Response> =>
  fetch(`${server.url}/api/embed/tokens`, { method: "POST", headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" }, body: JSON.stringify({ room, role, ...wanted }) });

/** Begins a page's session by what it was handed. */
export const session = (server: RunningServer, bearer: string, place: { readonly app: string; readonly room?: string }, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${server.url}/api/embed/session?${new URLSearchParams({ room: "main", ...place })}`, { method: "POST", headers: { authorization: `Bearer ${bearer}`, ...headers } });

export interface EmbedSession {
  readonly person: { readonly id: string; readonly name: string; readonly role: Role };
  readonly room: string;
  readonly ticket: string;
  readonly bearer?: string;
  readonly until?: number;
}

/** A page of another site that shows a room by a token: its session, and a page that acts by it. */
export async function embedded(server: RunningServer, secret: string, wanted: WantedEmbed, visitor = "visitor-of-this-test"): Promise<{ readonly page: TestPage; readonly said: EmbedSession; readonly bearer: string }> {
  const { token } = (await (await askEmbed(server, secret, wanted)).json()) as { token: string };
  const bearer = `${token}~${visitor}`;
  const said = (await (await session(server, bearer, wanted)).json()) as EmbedSession;
  return { said, bearer, page: new Page(server.url, "", false, { authorization: `Bearer ${bearer}`, origin: "null" }) };
}
