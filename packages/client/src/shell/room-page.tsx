import { FIRST_PAGE, ROOT } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, Match, Show, Switch, type JSX } from "solid-js";
import { Element } from "../elements/element.tsx";
import { createNavigation } from "../elements/navigation.ts";
import { createPage } from "../elements/page.ts";
import { follow } from "../elements/readable.ts";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { REGISTRY } from "../elements/registry.ts";
import { RoomContext } from "../elements/room.ts";
import type { Embedded } from "../embed/begin-embed.tsx";
import type { OpenRoom } from "../sync/open-room.ts";
import { texts } from "../texts/page.ts";
import { BottomEdge } from "./bottom-edge.tsx";
import { keepEarlyKeys } from "./early-keys.ts";
import { Message } from "./message.tsx";
import { asksToSignIn, titleOfRefusal } from "./refusal.ts";
import { followOutline } from "./outline.ts";
import "./room-page.css";
import { Side } from "./side.tsx";
import { Skeleton } from "./skeleton.tsx";
import { onceAlive } from "./once-alive.ts";
import { showServerTheme } from "../theme/server-theme.ts";
import { Celebrations } from "./celebration/celebrations.tsx";
import { tellReader } from "./tell-reader.ts";
import { Toasts } from "./toasts.tsx";
import { TopBar } from "./top-bar.tsx";

const CommentLayer = lazily(() => import("../people/comments/comment-layer.tsx"));
const PageCards = lazily(() => import("./page-cards.tsx"));
// Nobody points at anything, and nobody is followed, while one is alone.
const TogetherLayer = lazily(() => import("../people/together-layer.tsx"));

// Seldom there, and then beside an element whose code is loaded too.
const Unloadable = lazily(() => import("./unloadable.tsx"));

// Only a branch says of itself that it is one.
const BranchStrip = lazily(() => import("../people/branches/branch-strip.tsx"));
/** A branch is named after its origin and itself, with this between. Whether a room is one, the server says. */
const mayBeBranch = (room: string): boolean => room.includes("--");

/** One room: its bar, what stands beside the page, and the page. */
export function RoomPage(props: { readonly room: OpenRoom; /** Where it is shown inside another page. */ readonly embed?: Embedded | undefined; readonly base: string }): JSX.Element {
  const room = props.room;
  const page = createPage(`${room.app}/${room.room}`, createNavigation(room, props.base));
  const { embed } = props;
  const bare = embed && !embed.full;
  embed?.attach(room, page);
  tellReader(room, page.nav, !!embed);
  const title = follow(room.title);
  const connection = follow(room.connection);
  const root = follow(room.view.element(ROOT));
  const alive = onceAlive(room);
  const takeEarlyKeys = keepEarlyKeys(({ ctrlKey, altKey, code }) => ctrlKey && altKey && code === "KeyM");
  const run = follow(room.run);
  const unloadable = follow(room.view.unloadable);
  const others = follow(room.presence.others);
  // Whoever was here and left is still spoken of.
  const met = createMemo<boolean>((before) => before || others().length > 0, false);
  const [area, setArea] = createSignal<HTMLElement>();
  const [drawer, setDrawer] = createSignal(false);
  const refused = () => {
    const now = connection();
    return now.state === "refused" ? now : undefined;
  };
  createEffect(() => {
    const page = area();
    if (page) followOutline(page);
  });
  createEffect(() => {
    const { title: own, icon } = page.nav.config();
    const here = own ?? page.nav.here()?.title;
    // The first page is the app itself.
    const named = own === undefined && page.nav.path() === FIRST_PAGE ? title() : here === undefined ? title() : own ?? `${here} · ${title()}`;
    document.title = [icon, named ? `${named} · ${texts.page.name}` : texts.page.name].filter(Boolean).join(" ");
  });
  const look = follow(room.theme);
  createEffect(() => {
    const version = look();
    if (version !== undefined) showServerTheme(version);
  });
  const empty = () => (root()?.children?.length ?? 0) === 0;
  return (
    <RoomContext.Provider value={{ room, page, registry: REGISTRY }}>
      <a class="skip" href="#main">{texts.page.skip}</a>
      <TopBar alive={alive()} drawerOpen={drawer()} toggleDrawer={() => setDrawer(!drawer())} embedded={!!bare} />
      <Show when={!bare && mayBeBranch(room.room)}><OnceLoaded meanwhile={<div class="branch-place" />}><BranchStrip /></OnceLoaded></Show>
      <Show when={unloadable()}>{(problem) => <OnceLoaded><Unloadable problem={problem()} /></OnceLoaded>}</Show>
      <div class="frame" inert={unloadable() !== undefined} data-side={page.side.count() + page.sideNav.count() > 0 ? "" : undefined} data-layout={page.nav.config().layout} ref={setArea}>
        <Side open={drawer()} close={() => setDrawer(false)} />
        <main class="main" id="main" tabIndex={-1}>
          <div class="flow main-flow">
            <Switch fallback={embed?.content?.() ?? <Element id={ROOT} />}>
              <Match when={refused()}>{(state) => <Message title={titleOfRefusal(state().code)} text={texts.refused.why(state().reason)} home signIn={asksToSignIn(state().code)} />}</Match>
              <Match when={!root() && connection().state === "offline"}><Message title={texts.offline.nothing} text={texts.offline.nothingHint} /></Match>
              <Match when={!root()}><Skeleton /></Match>
            </Switch>
            <Show when={root() && !refused() && empty() && run().state === "idle"}><p class="caption">{texts.page.empty}</p></Show>
          </div>
          <BottomEdge />
        </main>
        <Show when={!bare && alive() && root() && !refused()}><OnceLoaded><CommentLayer area={area()} takeEarlyKeys={takeEarlyKeys} /></OnceLoaded></Show>
        <Show when={met()}><OnceLoaded><TogetherLayer area={area()} /></OnceLoaded></Show>
      </div>
      <Show when={alive() || refused()}><OnceLoaded><PageCards room={room} /></OnceLoaded></Show>
      <Toasts />
      <Celebrations />
    </RoomContext.Provider>
  );
}
