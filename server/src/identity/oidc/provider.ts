import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from "jose";
import * as oidc from "openid-client";
import { isWhole, profileOf, type Claims, type Profile } from "./claims.ts";
import type { ProviderConfig } from "./provider-config.ts";
import { SignInProblem } from "./sign-in-problem.ts";

/** What a sign-in was begun with: the browser keeps it sealed until it comes back. */
export interface Attempt {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the person wanted to go. */
  readonly to: string;
}

/** What a provider said of somebody who has signed in there. */
export interface SignedIn {
  readonly subject: string;
  /** The provider's own name for this sign-in, by which it ends it. */
  readonly sid?: string;
  readonly profile: Profile;
  readonly idToken?: string;
  readonly refreshToken?: string;
}

/** Whom a provider has signed out. */
export interface SignedOut {
  readonly subject?: string;
  readonly sid?: string;
  /** The message's own id, which counts once. */
  readonly id: string;
}

/** How far the clocks of two servers may be apart (s). */
const SKEW = 60;
/** How long a provider may take to answer (s). */
const TIMEOUT = 10;
const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** One provider: the authorisation code with PKCE, and what comes after. What it is, is read from it at the first sign-in. */
export class Provider {
  readonly config: ProviderConfig;
  #found: Promise<oidc.Configuration> | undefined;
  #keys: JWTVerifyGetKey | undefined;

  constructor(config: ProviderConfig) {
    this.config = config;
  }

  get name(): string {
    return this.config.name ?? this.config.id;
  }

  /** Begins a sign-in. @returns where the browser goes, and what it keeps meanwhile. @throws {SignInProblem} */
  async begin(callback: string, to: string): Promise<{ readonly location: string; readonly attempt: Attempt }> {
    const found = await this.#discovered();
    const attempt: Attempt = { provider: this.config.id, state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), to };
    const url = oidc.buildAuthorizationUrl(found, {
      redirect_uri: callback, scope: ["openid", ...(this.config.scopes ?? ["profile", "email"])].join(" "), state: attempt.state, nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: "S256",
    });
    return { location: url.href, attempt };
  }

  /** Ends a sign-in that this browser has begun. @param came the callback's address as it came. @throws {SignInProblem} */
  async finish(came: URL, { state, nonce, verifier }: Attempt): Promise<SignedIn> {
    const found = await this.#discovered();
    const tokens = await this.#asking(() =>
      oidc.authorizationCodeGrant(found, came, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }));
    return this.#read(found, tokens, undefined);
  }

  /**
   * Asks whether somebody may still come, and what is true of them now.
   *
   * @throws {SignInProblem} `refused` where the provider says no; `away` where it does not answer.
   */
  async refresh(refreshToken: string, before: { readonly subject: string; readonly idToken?: string }): Promise<SignedIn> {
    const found = await this.#discovered();
    const tokens = await this.#asking(() => oidc.refreshTokenGrant(found, refreshToken));
    return { refreshToken, ...(before.idToken === undefined ? {} : { idToken: before.idToken }), ...(await this.#read(found, tokens, before.subject)) };
  }

  /** Where the provider signs somebody out as well, if it can. */
  async signOutAddress(idToken: string | undefined, back: string): Promise<string | undefined> {
    const found = await this.#discovered();
    if (found.serverMetadata().end_session_endpoint === undefined) return undefined;
    return oidc.buildEndSessionUrl(found, { post_logout_redirect_uri: back, ...(idToken === undefined ? {} : { id_token_hint: idToken }) }).href;
  }

  /** Reads the provider's message that somebody has signed out. @throws {SignInProblem} where it is none. */
  async readLogout(token: string, now: number): Promise<SignedOut> {
    const found = await this.#discovered();
    const metadata = found.serverMetadata();
    const keys = (this.#keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri ?? "", metadata.issuer), { timeoutDuration: TIMEOUT * 1_000 }));
    const { payload } = await jwtVerify(token, keys, { issuer: metadata.issuer, audience: this.config.clientId, clockTolerance: SKEW, maxTokenAge: 600, currentDate: new Date(now) })
      .catch((error: unknown) => { throw new SignInProblem("rejected", `This is no logout message of ${this.name}: ${messageOf(error)}`, error); });
    const events = payload["events"];
    const is = typeof events === "object" && events !== null && Object.hasOwn(events, LOGOUT_EVENT);
    const { sub, jti } = payload;
    const sid = typeof payload["sid"] === "string" ? payload["sid"] : undefined;
    // A nonce would make an ID token pass for one.
    if (!is || payload["nonce"] !== undefined || typeof jti !== "string" || (sub === undefined && sid === undefined)) throw new SignInProblem("rejected", `This is no logout message of ${this.name}`);
    return { id: jti, ...(sub === undefined ? {} : { subject: sub }), ...(sid === undefined ? {} : { sid }) };
  }

  async #read(found: oidc.Configuration, tokens: Awaited<ReturnType<typeof oidc.refreshTokenGrant>>, known: string | undefined): Promise<SignedIn> {
    const own: Claims = { ...tokens.claims() };
    const subject = typeof own["sub"] === "string" ? own["sub"] : known;
    if (subject === undefined || (known !== undefined && subject !== known)) throw new SignInProblem("rejected", `${this.name} names somebody else than before`);
    const asks = found.serverMetadata().userinfo_endpoint !== undefined && !isWhole(own, this.config);
    const more: Claims = asks ? { ...(await this.#asking(() => oidc.fetchUserInfo(found, tokens.access_token, subject))) } : {};
    return {
      subject, profile: profileOf({ ...own, ...more }, this.config),
      ...(typeof own["sid"] === "string" ? { sid: own["sid"] } : {}),
      ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
      ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
    };
  }

  #discovered(): Promise<oidc.Configuration> {
    return (this.#found ??= this.#discover().catch((error: unknown) => {
      // Asked again at the next sign-in.
      this.#found = undefined;
      throw error;
    }));
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const url = new URL(issuer);
    // Plain http is for a provider on this very machine: anywhere else somebody in between could sign in as anybody.
    const insecure = url.protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
    const execute = [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])];
    return this.#asking(() => oidc.discovery(url, clientId, { [oidc.clockTolerance]: SKEW }, clientAuth(clientSecret), { execute, timeout: TIMEOUT }));
  }

  /** Says in one word what went wrong, for the page, and the whole of it for the log. */
  async #asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SignInProblem) throw error;
      const told = `${this.name}: ${messageOf(error)}`;
      if (error instanceof oidc.AuthorizationResponseError) throw new SignInProblem("refused", told, error);
      if (error instanceof oidc.ResponseBodyError) throw new SignInProblem(error.error === "invalid_grant" ? "refused" : "rejected", told, error);
      throw new SignInProblem(isAway(error) ? "away" : "rejected", told, error);
    }
  }
}

/** As the provider wants it: in a header, which is the standard's own way, else in the body. */
function clientAuth(secret: string | undefined): oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    return (methods && !methods.includes("client_secret_basic") ? post : basic)(server, ...rest);
  };
}

/** Nobody answered, or something in between answered for it. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "TimeoutError" || error.name === "AbortError" || error instanceof TypeError) return true;
  const code = (error as { code?: unknown }).code;
  return code === "OAUTH_TIMEOUT" || code === "OAUTH_RESPONSE_IS_NOT_CONFORM" || (error.cause !== undefined && error.cause !== error && isAway(error.cause));
}

/** The error and what stands behind it, without what was sent: codes and tokens are in none of it. */
function messageOf(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return [error.error, error.error_description].filter(Boolean).join(": ");
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && error.cause.message !== error.message ? ` (${error.cause.message})` : "";
  return error.message + cause;
}
