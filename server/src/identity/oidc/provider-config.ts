/** A place where people sign in with OpenID Connect: Keycloak, Google, Entra, Authelia or any other. */
export interface ProviderConfig {
  /** Its place in addresses: `[a-z0-9-]{1,32}`. The provider is told `<url>/signin/<id>/callback`. */
  readonly id: string;
  /** What the sign-in page calls it; the id where absent. */
  readonly name?: string;
  /** The issuer's address, exactly as its `/.well-known/openid-configuration` says it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. In `tutti.config.ts` it comes from `TUTTI_CLIENT_SECRET_<ID>`. */
  readonly clientSecret?: string;
  /** Asked for beside `openid`; `["profile", "email"]` where absent. */
  readonly scopes?: readonly string[];
  /** Claims that name groups or roles, such as `"groups"` or `"realm_access.roles"`; `["groups", "roles"]` where absent. */
  readonly groups?: readonly string[];
  /** Believes addresses also where the provider does not say that it has checked them. Only for one that lets nobody choose theirs. */
  readonly trustEmail?: boolean;
  /** Only these may enter; everybody whom the provider knows where absent. One of both is enough. */
  readonly allow?: { readonly domains?: readonly string[]; readonly groups?: readonly string[] };
}

/** How long a sign-in lasts. */
export interface SessionConfig {
  /** Hours without a visit after which one signs in again; 168 where absent. An open page is a visit. */
  readonly idleHours?: number;
  /** Hours after which one signs in again in any case; 720 where absent. */
  readonly hours?: number;
  /** Minutes after which the provider is asked whether somebody may still come, and what groups they are in; 10 where absent. It is asked only where it gave a refresh token. */
  readonly recheckMinutes?: number;
}
