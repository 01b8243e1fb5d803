import { isNamedOrigin } from "@tutti/protocol";
import { base64url } from "../sync/base64.ts";
import { isOpaque } from "./opaque.ts";

/** A page that waits for somebody to sign in is loaded anew when they have, in another frame beside it. */
const ELSEWHERE = "tutti:signed-in";

interface Place {
  readonly app: string;
  readonly room: string;
}

/** A window in which somebody signs in for this frame, ready to be opened by a press. */
export interface SignInWindow {
  /** Has to be called in the press itself. @returns whether the browser opened it. */
  open(): boolean;
  /** The token by which this page goes on, once they have allowed it. */
  readonly allowed: Promise<string>;
}

/** The origin of the page around all, as far as the browser tells it. */
function siteAround(): string | undefined {
  const around = [...(location.ancestorOrigins ?? [])].at(-1);
  return around ?? URL.parse(document.referrer)?.origin;
}

/**
 * No page where one signs in stands in a frame, and a frame is sent no cookie of ours: a window of the server's own asks who they are, and whether this
 * site may show them what is theirs. It hands back a code, which is worth something with the secret that this frame keeps.
 *
 * @param origins whose pages may show rooms.
 * @returns nothing where it could not help: the page around is not named, or the frame keeps no secret.
 */
export async function signInWindow({ app, room }: Place, origins: readonly string[]): Promise<SignInWindow | undefined> {
  const site = siteAround();
  if (site === undefined || isOpaque() || !isSecureContext || !isNamedOrigin(site, origins)) return undefined;
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
  const address = `/signin/frame?${new URLSearchParams({ app, room, site, challenge })}`;
  const { promise: allowed, resolve } = Promise.withResolvers<string>();
  const beside = new BroadcastChannel(ELSEWHERE);
  beside.addEventListener("message", () => location.reload());
  let opened: Window | null = null;
  window.addEventListener("message", ({ source, origin, data }: MessageEvent) => {
    if (source === null || source !== opened || origin !== location.origin) return;
    const { tutti, type, code } = (data ?? {}) as { readonly tutti?: unknown; readonly type?: unknown; readonly code?: unknown };
    if (tutti !== 1 || type !== "signed-in" || typeof code !== "string") return;
    void exchange(code, verifier).then((bearer) => {
      if (bearer === undefined) return location.reload();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of our own origin, not a window
      beside.postMessage(1);
      beside.close();
      resolve(bearer);
    });
  });
  return {
    allowed,
    open: () => {
      // One window at a time: what another one says counts no more.
      opened?.close();
      opened = window.open(address, "_blank", "popup,width=480,height=680");
      return opened !== null;
    },
  };
}

async function exchange(code: string, verifier: string): Promise<string | undefined> {
  const answer = await fetch("/api/embed/signin", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ code, verifier }) }).catch(() => undefined);
  const { bearer } = (await answer?.json().catch(() => ({})) ?? {}) as { readonly bearer?: unknown };
  return answer?.ok && typeof bearer === "string" ? bearer : undefined;
}
