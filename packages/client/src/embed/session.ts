import { isRole, parseAppId, parsePersonId, parseRoomId, type AppId, type PersonId, type RoomId } from "@tutti/protocol";
import { keepLocal, readLocal } from "../theme/theme.ts";

/** What the server wrote into a page that is shown inside another. */
export interface EmbedMeta {
  /** Shows that this page was handed to us. */
  readonly key: string;
  /** Whose pages may speak with it. */
  readonly origins: readonly string[];
}

/** Who sits here, and how that is shown to the server. */
export interface EmbedSession {
  readonly app: AppId;
  readonly room: RoomId;
  readonly person: PersonId;
  /** Absent where cookies do it, as inside a page of the same site. */
  readonly bearer?: string;
  readonly ticket: string;
  /** By what somebody allowed the page around, who has signed in. */
  readonly framed?: true;
  /** For how long it holds from now on (ms); as long as one likes where absent. */
  readonly lasts?: number;
}

export type Begun = { readonly kind: "ok"; readonly session: EmbedSession } | { readonly kind: "refused"; readonly status: number; readonly reason: string } | { readonly kind: "away" };

const VISITOR = "tutti:embed-visitor";
const GUEST = "tutti:embed-guest";

export function readMeta(): EmbedMeta | undefined {
  try {
    const { key, origins } = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="tutti-embed"]')?.content ?? "") as { key?: unknown; origins?: unknown };
    return typeof key === "string" && Array.isArray(origins) ? { key, origins: origins.filter((origin) => typeof origin === "string") } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps another token of the guest, where one is kept. */
export function keepAgain(bearer: string): void {
  if (readLocal(GUEST)) keepLocal(GUEST, bearer);
}

/** What tells this browser from another to the server, where a token names nobody. */
function visitor(): string {
  const known = readLocal(VISITOR) ?? passing;
  if (known !== undefined && /^[\w-]{16,64}$/.test(known)) return known;
  passing = crypto.getRandomValues(new Uint8Array(24)).reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "");
  keepLocal(VISITOR, passing);
  return passing;
}
let passing: string | undefined;

interface Place {
  readonly app: string;
  readonly room: string;
}

/** Says who we are: by the host's token, as the guest whom this browser was before, or by what our own page was handed. */
export async function beginSession(place: Place, meta: EmbedMeta, token: string | undefined, fetch: typeof globalThis.fetch): Promise<Begun> {
  if (token !== undefined) return ask(place, `${token}~${visitor()}`, fetch);
  const kept = readLocal(GUEST);
  const again = kept === null || kept === "" ? undefined : await ask(place, kept, fetch);
  if (again && !(again.kind === "refused" && again.status === 401)) return again;
  return ask(place, meta.key, fetch);
}

async function ask({ app, room }: Place, bearer: string, fetch: typeof globalThis.fetch): Promise<Begun> {
  const answer = await fetch(`${location.origin}/api/embed/session?${new URLSearchParams({ app, room })}`, {
    method: "POST", headers: { authorization: `Bearer ${bearer}` }, credentials: "same-origin", cache: "no-store",
  }).catch(() => undefined);
  if (!answer || answer.status >= 500 || answer.status === 429) return { kind: "away" };
  const body = (await answer.json().catch(() => ({}))) as { readonly [name: string]: unknown };
  if (!answer.ok) return { kind: "refused", status: answer.status, reason: typeof body["error"] === "string" ? body["error"] : "" };
  const session = parseSession(body);
  if (!session) return { kind: "away" };
  if (body["keep"] === true && session.bearer !== undefined) keepLocal(GUEST, session.bearer);
  return { kind: "ok", session };
}

function parseSession({ app, room, person, bearer, ticket, framed, until, now }: { readonly [name: string]: unknown }): EmbedSession | undefined {
  const { id, role } = (person ?? {}) as { readonly id?: unknown; readonly role?: unknown };
  const [knownApp, knownRoom, knownPerson] = [parseAppId(String(app)), parseRoomId(String(room)), parsePersonId(String(id))];
  if (!knownApp || !knownRoom || !knownPerson || !isRole(role) || typeof ticket !== "string") return undefined;
  // The two clocks may differ: how long it lasts is the server's to say.
  const lasts = typeof until === "number" && typeof now === "number" ? until - now : undefined;
  return { app: knownApp, room: knownRoom, person: knownPerson, ticket, ...(framed === true && { framed }), ...(typeof bearer === "string" && { bearer }), ...(lasts !== undefined && { lasts }) };
}
