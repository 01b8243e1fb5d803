/** A browser without a screen: keeps cookies for each host, follows redirects one by one, and fills in forms. */
export class Jar {
  readonly #cookies = new Map<string, Map<string, string>>();
  /** Every address that was asked for, in order. */
  readonly visited: string[] = [];

  /** The header of a host's cookies. */
  cookies(url: string): string {
    return [...(this.#cookies.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** One request, no further. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    this.visited.push(url);
    const answer = await fetch(url, { ...init, redirect: "manual", headers: { cookie: this.cookies(url), ...init.headers } });
    const jar = this.#cookies.get(new URL(url).host) ?? new Map<string, string>();
    this.#cookies.set(new URL(url).host, jar);
    for (const header of answer.headers.getSetCookie()) {
      const [pair = ""] = header.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0\b|expires=Thu, 01 Jan 1970/i.test(header)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** Follows redirects until something is shown. @param until stops before asking for such an address. */
  async go(url: string, init: RequestInit = {}, until?: RegExp): Promise<{ readonly url: string; readonly answer: Response }> {
    for (let n = 0, next = url, how = init; n < 15; n++) {
      const answer = await this.ask(next, how);
      const location = answer.headers.get("location");
      if (answer.status < 300 || answer.status >= 400 || location === null) return { url: next, answer };
      next = new URL(location, next).href;
      how = {};
      if (until?.test(next)) return { url: next, answer };
    }
    throw new Error(`${url} leads round in a circle`);
  }

  /** Signs in at the test's provider, from the server's own address. */
  async signIn(server: string, provider: string, login: string, to = "/", until?: RegExp): Promise<{ readonly url: string; readonly answer: Response }> {
    const form = await this.go(`${server}/signin/${provider}?${new URLSearchParams({ to })}`);
    return this.fill(form.url, login === "" ? { no: "1" } : { login }, until);
  }

  fill(url: string, fields: Readonly<Record<string, string>>, until?: RegExp): Promise<{ readonly url: string; readonly answer: Response }> {
    return this.go(url, { method: "POST", body: new URLSearchParams(fields), headers: { origin: new URL(url).origin } }, until);
  }
}
