import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { Provider, type Configuration } from "oidc-provider";

/** Somebody whom the provider knows. Tests change them while they are signed in. */
export interface ProviderAccount {
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
  realm_access?: { roles: string[] };
}

/** A certified OpenID provider, started by the tests: people sign in by typing their name, and what is not asked is granted. */
export class TestProvider {
  readonly issuer: string;
  readonly accounts = new Map<string, ProviderAccount>();
  /** What it was asked for, by path. */
  readonly asked: string[] = [];
  /** Where it stands just now: a provider in trouble answers nothing sensible. */
  broken = false;
  /** What it sends with each answer beside its own. */
  headers: Readonly<Record<string, string>> = {};
  readonly #http: Server;
  #provider: Provider | undefined;

  private constructor(http: Server, issuer: string) {
    this.#http = http;
    this.issuer = issuer;
  }

  static async start(): Promise<TestProvider> {
    const http = createServer((request, response) => void found.#answer(request, response));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const found = new TestProvider(http, `http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    return found;
  }

  /** Makes it know a server as its client. */
  async serve(url: string, id: string, more: Configuration = {}): Promise<void> {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    this.#provider = new Provider(this.issuer, {
      clients: [{
        client_id: "tutti", client_secret: "only for tests", grant_types: ["authorization_code", "refresh_token"], response_types: ["code"],
        redirect_uris: [`${url}/signin/${id}/callback`], post_logout_redirect_uris: [`${url}/signin/out`],
        backchannel_logout_uri: `${url}/signin/${id}/backchannel`, backchannel_logout_session_required: true,
      }],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "RS256", use: "sig" }] },
      cookies: { keys: ["only for tests"] },
      claims: { openid: ["sub"], profile: ["name", "groups", "realm_access"], email: ["email", "email_verified"] },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      pkce: { required: () => true },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 3_600, IdToken: 60, Interaction: 600, RefreshToken: 3_600, Session: 3_600 },
      issueRefreshToken: () => true,
      // Its own way refuses servers on this very machine, and we are one.
      fetch: (address: string | URL | Request, { method = "GET", headers, body }: RequestInit = {}) =>
        fetch(address, { method, signal: AbortSignal.timeout(5_000), ...(headers === undefined ? {} : { headers }), ...(body === undefined ? {} : { body }) }),
      findAccount: (_, sub) => (this.accounts.has(sub) ? { accountId: sub, claims: () => ({ sub, ...this.accounts.get(sub) }) } : undefined),
      interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
      loadExistingGrant: async (ctx) => {
        const { client, session, provider } = ctx.oidc;
        if (!client || !session?.accountId) return undefined;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope("openid profile email offline_access");
        await grant.save();
        return grant;
      },
      ...more,
    });
  }

  /** Takes all that somebody was granted: their refresh tokens are worth nothing any more. */
  forget(account: string): void {
    this.accounts.delete(account);
  }

  async end(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    this.asked.push(path);
    const provider = this.#provider;
    if (!provider || this.broken) {
      response.writeHead(503).end("no");
      return;
    }
    for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
    if (!path.startsWith("/login/")) return void provider.callback()(request, response);
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<!doctype html><title>Sign in at the provider</title><form method="post"><label>Name <input name="login"></label><button>Sign in</button><button name="no" value="1">Cancel</button></form>`);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const login = form.get("login") ?? "";
    const result = form.has("no") || !this.accounts.has(login) ? { error: "access_denied", error_description: "The person said no" } : { login: { accountId: login } };
    await provider.interactionFinished(request, response, result);
  }
}
