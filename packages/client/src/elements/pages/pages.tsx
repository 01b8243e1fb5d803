import { FIRST_PAGE, pageRoot } from "@tutti/protocol";
import { createEffect, createMemo, Match, onCleanup, Show, Switch, type JSX } from "solid-js";
import { pagesTexts as texts } from "../../texts/pages.ts";
import type { Drawn } from "../drawn.ts";
import { Docked } from "../docked.tsx";
import { Children, Element } from "../element.tsx";
import { follow, followChosen } from "../readable.ts";
import { usePage, useRoom } from "../room.ts";
import { InPage } from "./in-page.ts";
import { PageList } from "./page-list.tsx";
import "./pages.css";

/** The list of pages, wherever it stands, and the page that this reader looks at. */
export function Pages(drawn: Drawn<"pages">): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const { nav } = page;
  onCleanup(nav.know(() => drawn.props.pages));
  // The first page has a name too, which older links may know it by.
  createEffect(() => {
    const named = nav.here() ? undefined : nav.find(nav.path());
    if (named) nav.correct(named.path);
  });
  const connection = follow(room.connection);
  const run = follow(room.run);
  const root = followChosen(() => room.view.element(pageRoot(nav.path())));
  const shown = createMemo(() => (nav.here() && root() ? nav.path() : undefined));
  return (
    <>
      <Show when={drawn.props.position === "sidebar"}><Docked dock={page.sideNav} class="side-pages"><PageList pages={drawn.props.pages} /></Docked></Show>
      <Show when={drawn.props.position === "top"}><Docked dock={page.topNav} class="top-pages"><PageList pages={drawn.props.pages} across /></Docked></Show>
      <Switch fallback={<p class="page-waits" role="status">{texts.opening}</p>}>
        <Match when={drawn.props.stopped}>{(stopped) => <Show when={!stopped().said}><p class="page-waits" role="status">{texts.stopped}</p></Show>}</Match>
        <Match when={!nav.here()}><NotFound /></Match>
        <Match when={shown()} keyed>{(path) => <InPage.Provider value><Element id={pageRoot(path)} /></InPage.Provider>}</Match>
        <Match when={connection().state === "offline"}><p class="page-waits" role="status">{texts.notHere}</p></Match>
        <Match when={run().state === "idle"}>{null}</Match>
      </Switch>
    </>
  );
}

/** What one page holds. */
export function PageBody(drawn: Drawn<"page">): JSX.Element {
  return <Children ids={drawn.childIds} />;
}

function NotFound(): JSX.Element {
  const { nav } = usePage();
  const lead = (event: MouseEvent): void => {
    event.preventDefault();
    nav.go(FIRST_PAGE);
  };
  return (
    <div class="page-missing" role="alert">
      <h1 class="title">{texts.notFound}</h1>
      <p>{texts.notFoundHint(nav.path())}</p>
      <a class="button" data-emphasis="primary" href={nav.address(FIRST_PAGE)} onClick={lead}>{texts.first(nav.find(FIRST_PAGE)?.title ?? "")}</a>
    </div>
  );
}
