import type { Person } from "@tutti/protocol";
import type { RunningServer, ServerOptions } from "../src/index.ts";
import { Jar } from "./jar.ts";
import type { TestProvider } from "./oidc-provider.ts";
import type { Stage } from "./stage.ts";

export const PLACE = "app=plain&room=main";

export type Together = (more?: Partial<Omit<ServerOptions, "apps">>) => Promise<{ server: RunningServer; provider: TestProvider }>;

/** A server and a provider that know each other, and Ana and Bilal at the provider. */
export const together = (stage: Stage): Together => async (more = {}) => {
  const provider = await stage.provider();
  const { identity, ...options } = more;
  const server = await stage.serve({
    access: { default: null, members: "viewer", groups: { leads: "editor", "test:bosses": "owner" } }, ...options,
    identity: { providers: [{ id: "test", name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }], ...identity },
  });
  await provider.serve(server.url, "test");
  provider.accounts.set("ana", { name: "Ana Lopez", email: "ana@example.com", email_verified: true, groups: ["leads"] });
  provider.accounts.set("bilal", { name: "Bilal", email: "bilal@elsewhere.example", email_verified: false });
  return { server, provider };
};

export const me = async (jar: Jar, server: RunningServer): Promise<{ status: number; person?: Person; account?: object; error?: string }> => {
  const answer = await jar.ask(`${server.url}/api/me?${PLACE}`);
  return { status: answer.status, ...((await answer.json()) as object) };
};

export async function signedIn(server: RunningServer, login: string): Promise<Jar> {
  const jar = new Jar();
  const { answer } = await jar.signIn(server.url, "test", login, "/api-is-not-a-place", /api-is-not-a-place/);
  if (answer.status !== 302) throw new Error(`${login} could not sign in (${answer.status})`);
  return jar;
}

/** Somebody signs out at the provider, which tells its servers so. */
export async function leaveProvider(jar: Jar, { issuer }: TestProvider, address = `${issuer}/session/end`): Promise<{ readonly url: string; readonly answer: Response }> {
  const confirm = await jar.go(address);
  const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(await confirm.answer.text()) ?? [];
  return jar.go(`${issuer}/session/end/confirm`, { method: "POST", body: new URLSearchParams({ xsrf, logout: "yes" }) });
}
