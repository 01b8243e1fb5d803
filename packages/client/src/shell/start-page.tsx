import { createResource, For, Match, Show, Switch, type JSX } from "solid-js";
import { Icon } from "../theme/icon.tsx";
import "../elements/text/text.css";
import { texts } from "../texts/page.ts";
import { startTexts } from "../texts/start.ts";
import { listApps } from "./list-apps.ts";
import { Mark } from "./mark.tsx";
import { Message } from "./message.tsx";
import "./start-page.css";
import { ThemeMenu } from "./theme-menu.tsx";
import "./top-bar.css";

/** The apps of this server, each a way in. */
export function StartPage(): JSX.Element {
  document.title = texts.page.name;
  const [apps] = createResource(() => listApps(fetch));
  return (
    <>
      <header class="bar"><a class="home" href="/" aria-label={texts.page.home}><Mark /></a><span class="bar-app">{texts.page.name}</span><span class="bar-space" /><ThemeMenu /></header>
      <main class="start">
        <h1 class="title">{startTexts.heading}</h1>
        <p class="caption">{startTexts.lead}</p>
        <Switch>
          <Match when={apps.error}><Message title={startTexts.failed} text={String(apps.error instanceof Error ? apps.error.message : apps.error)} /></Match>
          <Match when={apps()}>
            {(list) => (
              <ul class="app-list">
                <For each={list()} fallback={<li class="caption">{startTexts.none}</li>}>
                  {(app) => <li><a class="card app-card" href={`/${app.id}`}><span class="app-tile" aria-hidden="true">{[...app.title][0]?.toLocaleUpperCase()}</span><span class="app-words"><span class="app-title">{app.title}</span><span class="caption">{app.description ?? `/${app.id}`}</span></span><Icon name="chevronRight" /></a><Show when={app.caches}><a class="app-more" href={`/~caches/${app.id}`} aria-label={startTexts.cachesOf(app.title)}>{startTexts.caches}</a></Show></li>}
                </For>
              </ul>
            )}
          </Match>
        </Switch>
      </main>
    </>
  );
}
