/** An app of this server, as its start page lists it. */
export interface ListedApp {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Whether this reader may see how its caches do. */
  readonly caches?: boolean;
}

/** @throws with a sentence for people where the list does not come, or is none. */
export async function listApps(get: (address: string) => Promise<Response>): Promise<readonly ListedApp[]> {
  const answer = await get("/api/apps");
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const body: unknown = await answer.json();
  const apps = typeof body === "object" && body !== null && "apps" in body ? body.apps : undefined;
  if (!Array.isArray(apps)) throw new Error("The server's answer was not a list of apps.");
  return apps.filter(isListed);
}

const isListed = (app: unknown): app is ListedApp =>
  typeof app === "object" && app !== null && "id" in app && typeof app.id === "string" && "title" in app && typeof app.title === "string";
