import type { SharedLink, SharedToken, Sharing, Role } from "@tutti/protocol";
import { AWAY, reasonOf } from "../../sync/browser/api.ts";
import { texts } from "../../texts/page.ts";

export interface WantedLink {
  readonly role: Role;
  readonly note?: string;
  readonly days?: number;
  readonly most?: number;
  readonly password?: string;
}

/** The server's side of sharing one room. Everything rejects with a sentence for people. */
export interface SharingApi {
  read(): Promise<Sharing>;
  makeLink(wanted: WantedLink): Promise<SharedLink>;
  revokeLink(id: string): Promise<void>;
  give(whom: { readonly person: string } | { readonly email: string }, role: Role): Promise<void>;
  take(whom: { readonly person?: string; readonly email?: string }): Promise<void>;
  makeToken(wanted: { readonly name: string; readonly role: Role; readonly allRooms: boolean; readonly days?: number }): Promise<{ readonly token: SharedToken; readonly secret: string }>;
  revokeToken(id: string): Promise<void>;
  /** Where the audit log is taken away from. */
  auditAddress(format: "csv" | "json"): string;
}

export function sharingApi(app: string, room: string, fetch: typeof globalThis.fetch): SharingApi {
  const place = new URLSearchParams({ app, room }).toString();
  const ask = async (method: string, path: string, body?: object, more: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    const query = Object.keys(more).length > 0 ? `${place}&${new URLSearchParams(more)}` : place;
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const answer = await fetch(`/api/sharing${path}?${query}`, { method, credentials: "same-origin", cache: "no-store", ...sent }).catch(() => undefined);
    if (!answer) throw new Error(texts.refused.why(AWAY));
    if (!answer.ok) throw new Error(texts.refused.why((await reasonOf(answer)) ?? `The server answered ${answer.status}.`));
    return answer.json();
  };
  return {
    read: async () => (await ask("GET", "")) as Sharing,
    makeLink: async (wanted) => (await ask("POST", "/links", wanted)) as SharedLink,
    revokeLink: async (id) => void (await ask("DELETE", `/links/${id}`)),
    give: async (whom, role) => void (await ask("PUT", "/people", { ...whom, role })),
    take: async ({ person, email }) => void (await ask("DELETE", "/people", undefined, { ...(person === undefined ? {} : { person }), ...(email === undefined ? {} : { email }) })),
    makeToken: async (wanted) => (await ask("POST", "/tokens", wanted)) as { token: SharedToken; secret: string },
    revokeToken: async (id) => void (await ask("DELETE", `/tokens/${id}`)),
    auditAddress: (format) => `/api/audit/export?${place}&format=${format}`,
  };
}
