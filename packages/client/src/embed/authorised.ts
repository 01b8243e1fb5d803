import { NEW_BEARER, SOCKET_BEARER, SOCKET_PROTOCOL } from "@tutti/protocol";

/**
 * Makes whatever this page asks of its own server carry a token: in a frame of another site there is no cookie to do it. The page is
 * one of many files that each ask by themselves, so it is done where they all ask.
 *
 * @param bearer the token as it is now; `undefined` where cookies do it.
 * @param renewed told of another that the server hands out, since its guest is called otherwise by now.
 */
export function authorise(bearer: () => string | undefined, renewed: (bearer: string) => void): void {
  const { fetch: plain } = globalThis;
  const ours = (address: string): boolean => new URL(address, location.href).origin === location.origin;
  globalThis.fetch = async (input, init) => {
    const token = bearer();
    const address = input instanceof Request ? input.url : String(input);
    if (token === undefined || !ours(address)) return plain.call(globalThis, input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    if (!headers.has("authorization")) headers.set("authorization", `Bearer ${token}`);
    const answer = await plain.call(globalThis, input, { ...init, headers });
    const next = answer.headers.get(NEW_BEARER);
    if (next !== null) renewed(next);
    return answer;
  };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL, async: boolean = true, user?: string | null, password?: string | null): void {
    open.call(this, method, url, async, user, password);
    const token = bearer();
    if (token !== undefined && ours(String(url))) this.setRequestHeader("authorization", `Bearer ${token}`);
  };
}

/** A WebSocket that says the token before it is open: a page can set no header of it. */
export function socketWith(bearer: () => string | undefined): new (url: string) => WebSocket {
  return class extends WebSocket {
    constructor(url: string) {
      const token = bearer();
      super(url, token === undefined ? [] : [SOCKET_PROTOCOL, SOCKET_BEARER + token]);
    }
  };
}
