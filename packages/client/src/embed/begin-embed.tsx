import { HOSTED_HASH, parseEmbed, TOKEN_HASH, type EmbedState } from "@tutti/protocol";
import { createEffect, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import type { Page } from "../elements/page.ts";
import { follow } from "../elements/readable.ts";
import { asksToSignIn } from "../shell/refusal.ts";
import type { Route } from "../shell/route.ts";
import type { OpenRoom, OpenRoomOptions } from "../sync/open-room.ts";
import { textsReady } from "../texts/catalogue.ts";
import { embedTexts as words } from "../texts/embed.ts";
import { texts } from "../texts/page.ts";
import { apply, passTheme } from "../theme/theme.ts";
import { authorise } from "./authorised.ts";
import "./embed.css";
import { embedDial } from "./embed-dial.ts";
import { EmbedMessage } from "./embed-message.tsx";
import { followHeight } from "./follow-height.ts";
import { HostLink } from "./host-link.ts";
import { offerValues } from "./host-values.ts";
import { isOpaque } from "./opaque.ts";
import { signInWindow } from "./sign-in-window.ts";
import { beginSession, keepAgain, readMeta, type Begun, type EmbedSession } from "./session.ts";

const OneElement = lazily(() => import("./one-element.tsx"));

/** A host that said it would answer is waited for so long (ms). */
const HOST_WITHIN = 10_000;
/** A server that does not answer is asked again after so long (ms). */
const AGAIN = 3_000;
/** A token is asked for anew when so much of its time is over. */
const RENEW_AT = 0.7;

const NOTHING_KEPT = { get: () => undefined, set: () => undefined };

/** Shows the theme that the page around has, without keeping it; `undefined` is as the reader's system says. */
function lendTheme(theme: "light" | "dark" | undefined): void {
  passTheme(theme ?? "system");
  apply();
}

/** A page that is shown inside another, ready to be drawn. */
export interface Embedded {
  /** What the room is opened with. */
  readonly open: OpenRoomOptions;
  /** Whether the page's whole bar is shown. */
  readonly full: boolean;
  /** What is drawn in the place of the whole page. */
  readonly content?: () => JSX.Element;
  /** The room is open: pictures are read by the ticket. */
  readable(room: OpenRoom): OpenRoom;
  /** The page is drawn: from now on it speaks with the page around. */
  attach(room: OpenRoom, page: Page): void;
}

type RoomRoute = Extract<Route, { page: "room" }>;

/** Finds out how the page is shown, who shows it and who sits before it. Resolves with nothing where that is said in its place. */
export async function beginEmbed(route: RoomRoute, host: HTMLElement): Promise<Embedded | undefined> {
  const options = parseEmbed(new URLSearchParams(location.search)) ?? { chrome: "small", height: "auto" };
  const meta = readMeta() ?? { key: "", origins: [] };
  document.documentElement.dataset["embed"] = options.chrome;
  if (options.theme) lendTheme(options.theme);
  const link = new HostLink(meta.origins);
  link.onMessage((message) => {
    if (message.type === "theme") lendTheme(message.theme === "system" ? undefined : message.theme);
    else if (message.type === "connect" && message.theme) lendTheme(message.theme);
  });
  if (options.height === "auto") followHeight(host, (height) => link.announce(height));

  const greeting = await greetingOf(link);
  const tokens = { ...greeting };
  let session: EmbedSession | undefined;
  authorise(() => session?.bearer, (bearer) => {
    if (session) session = { ...session, bearer };
    keepAgain(bearer);
  });
  const begin = (shown = tokens.token): Promise<Begun> => beginSession(route, meta, shown, fetch.bind(globalThis));
  const first = await firstSession({ route, origins: meta.origins, begin, host, link, asks: tokens.asks });
  if (!first) return undefined;
  session = first;
  // By the token of the page around, or by what somebody allowed that page: neither is kept, and neither gives access to others.
  const byToken = tokens.token !== undefined || first.framed === true;
  document.documentElement.dataset["embedBy"] = byToken ? "token" : "guest";

  const take = async (token: string): Promise<void> => {
    tokens.token = token;
    const next = await begin();
    if (next.kind !== "ok") return;
    // For somebody else, or another room: that is another page.
    if (session?.person !== next.session.person || session.room !== next.session.room) return location.reload();
    session = next.session;
    renewLater(next.session);
  };
  const renewLater = ({ lasts }: EmbedSession): void => {
    if (tokens.asks && lasts !== undefined) setTimeout(() => link.say({ type: "token" }), Math.max(lasts * RENEW_AT, 500));
  };
  renewLater(first);

  return {
    full: options.chrome === "full",
    open: {
      app: first.app, room: first.room, page: options.page ?? route.at,
      dial: embedDial(first, () => session?.bearer),
      // What a token opened is kept nowhere: it would outlive the right to see it. A frame without an origin can keep nothing.
      ...(byToken ? { preferences: NOTHING_KEPT, ...(isOpaque() ? {} : { indexedDB: null }) } : {}),
    },
    ...(options.element === undefined ? {} : { content: () => <OnceLoaded><OneElement name={options.element ?? ""} /></OnceLoaded> }),
    readable: (room) => ({
      ...room, ...(isOpaque() && { storageProblem: { get: () => words.opaque, subscribe: (listener: (text: string) => void) => (listener(words.opaque), () => undefined) } }),
      blobAddress: (name) => `${room.blobAddress(name)}?${new URLSearchParams({ ticket: session?.ticket ?? "" })}` }),
    attach(room, page) {
      offerValues(page, link);
      tellStates(room, page, link);
      room.onBroadcast(({ name, data }) => {
        if (link.trust === "named") link.say({ type: "broadcast", name, data });
      });
      leadOut(byToken);
      let over = false;
      link.onMessage((message) => {
        if (message.type !== "token") return;
        // What was refused does not come back by itself: it is begun anew, and the host is asked for this very token again.
        if (over) location.reload();
        else void take(message.token);
      });
      const connection = follow(room.connection);
      createEffect(() => {
        const now = connection();
        if (now.state !== "refused") return;
        over = true;
        if (tokens.asks) link.say({ type: "token" });
        // Their sign-in has ended: begun anew, this page offers another.
        else if (first.framed && asksToSignIn(now.code)) location.reload();
      });
    },
  };
}

/** What stands behind `#`: whether a script of ours answers, or the token itself; it does not stay there. */
async function greetingOf(link: HostLink): Promise<{ token?: string; asks: boolean }> {
  const hash = location.hash.slice(1);
  if (hash.startsWith(TOKEN_HASH)) {
    history.replaceState(null, "", location.pathname + location.search);
    return { token: hash.slice(TOKEN_HASH.length), asks: false };
  }
  if (hash !== HOSTED_HASH || window.parent === window) return { asks: false };
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, HOST_WITHIN, undefined));
  const connect = await Promise.race([link.connected.promise, late]);
  return { asks: connect?.tokens ?? false, ...(connect?.token !== undefined && { token: connect.token }) };
}

interface Beginning {
  readonly route: RoomRoute;
  readonly origins: readonly string[];
  begin(shown?: string): Promise<Begun>;
  readonly host: HTMLElement;
  readonly link: HostLink;
  readonly asks: boolean;
}

/** Begins the session; where it cannot be, says so in the page's place, and goes on once that has changed. */
async function firstSession({ route, origins, begin, host, link, asks }: Beginning): Promise<EmbedSession | undefined> {
  let end = (): void => undefined;
  let shown: string | undefined;
  for (;;) {
    const begun = await begin(shown);
    end();
    if (begun.kind === "ok") return begun.session;
    await textsReady();
    if (begun.kind === "refused") {
      link.say({ type: "state", state: "refused", reason: begun.reason });
      const unknown = begun.status === 401;
      const way = unknown && !asks ? await signInWindow(route, origins) : undefined;
      const [title, text] = unknown && asks ? [words.tokenEnded, words.tokenEndedHint] : unknown ? [words.signIn, way ? words.signInHint : words.signInElsewhere] : [words.refused, texts.refused.why(begun.reason)];
      // A token that comes now begins the page anew.
      link.onMessage((message) => message.type === "token" && location.reload());
      const again = way === undefined ? { again: () => location.reload() } : {};
      end = render(() => <EmbedMessage title={title} text={text} signIn={way?.open} {...again} />, host);
      if (!way) return undefined;
      shown = await way.allowed;
      continue;
    }
    link.say({ type: "state", state: "offline" });
    end = render(() => <EmbedMessage title={words.away} text={words.awayHint} />, host);
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}

function tellStates(room: OpenRoom, page: Page, link: HostLink): void {
  const connection = follow(room.connection);
  let told: EmbedState | undefined;
  createEffect(() => {
    const now = connection();
    if (now.state === told) return;
    told = now.state;
    link.say({ type: "state", state: now.state, ...(now.state === "refused" && { reason: now.reason }) });
  });
  createEffect(() => link.say({ type: "page", page: page.nav.path() }));
}

/** The mark leads out of the frame, to the room by itself; where a token leads to a room of its own, nowhere. */
function leadOut(byToken: boolean): void {
  queueMicrotask(() => {
    const mark = document.querySelector<HTMLAnchorElement>(".home");
    if (!mark) return;
    mark.target = "_blank";
    mark.rel = "noopener";
    mark.title = words.openWindow;
    mark.setAttribute("aria-label", words.openWindow);
    if (byToken) mark.removeAttribute("href");
    else mark.href = location.pathname;
  });
}
