import { createComponent, Show, type Component, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { follow } from "../elements/readable.ts";
import type { PanelName } from "../elements/page.ts";
import { usePage, useRoom } from "../elements/room.ts";
import { BarIcon } from "../theme/bar-icon.tsx";
import { texts } from "../texts/page.ts";
import { keepEarlyKeys } from "./early-keys.ts";
import { Mark } from "./mark.tsx";
import { PeopleMenu } from "./people-menu.tsx";
import { RunLine } from "./run-line.tsx";
import { SavingState } from "./saving-state.tsx";
import { writesText } from "./shortcuts/writes-text.ts";
import "./top-bar.css";
import { ThemeMenu } from "./theme-menu.tsx";

// Once there is a step that could be taken back, and the page itself is there.
const UndoButtons = lazily(() => import("./undo-buttons.tsx"));

// Nothing is told before there is something to work on, or nothing to be had.
const Banners = lazily(() => import("./banners.tsx"));

const LateButtons = lazily(() => import("./late-buttons.tsx"));
const ShortcutHelp = lazily(() => import("./shortcuts/shortcut-help.tsx"));

const PANELS: { readonly [Name in PanelName]: Component } = {
  history: lazily(() => import("../people/history/history-panel.tsx")),
  comments: lazily(() => import("../people/comments/comments-panel.tsx")),
  branches: lazily(() => import("../people/branches/branches-panel.tsx")),
  waiting: lazily(() => import("./waiting/waiting-panel.tsx")),
};

interface TopBarProps {
  readonly drawerOpen: boolean;
  readonly toggleDrawer: () => void;
  /** Inside another page there is no chrome but the mark and the people. */
  readonly embedded: boolean;
  /** Whether the page has been there for a moment: what it can do without is loaded then. */
  readonly alive: boolean;
}

/** An app that has one room for all has no need to name it. */
const ONLY_ROOM = "main";
const nameOfRoom = (room: string): string | undefined => {
  // Of a branch: of what it is one. It says itself how it is called.
  const name = room.replace(/--.*/, "");
  return name === ONLY_ROOM || /^[0-9a-f]{32}$/.test(name) ? undefined : name;
};

/** Where one is, whether it is saved, and who else is here. */
export function TopBar(props: TopBarProps): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const title = follow(room.title);
  const connection = follow(room.connection);
  const can = follow(room.undo.can);
  const takeEarlyKeys = keepEarlyKeys((event) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !writesText(event.target) && can().undo);
  const takeHelpKeys = keepEarlyKeys((event) => event.key === "?" && !writesText(document.activeElement));
  const toggle = (panel: PanelName): void => page.showPanel(page.panel() === panel ? undefined : panel);
  const refused = () => connection().state === "refused";
  // As it stands until the conversation has been loaded, which tells what in it is new.
  const comments = (): JSX.Element => <button type="button" class="icon-button" aria-label={texts.page.comments} title={texts.page.comments} aria-expanded={page.panel() === "comments"} onClick={() => toggle("comments")}><BarIcon name="speech" /></button>;
  return (
    <header class="bar" data-embedded={props.embedded ? "" : undefined}>
      <Show when={page.side.count() + page.sideNav.count() > 0}>
        <button type="button" class="icon-button drawer-button" aria-label={props.drawerOpen ? texts.page.closeSettings : texts.page.openSettings} aria-expanded={props.drawerOpen} aria-controls="side" onClick={() => props.toggleDrawer()}>
          <BarIcon name="panel" />
        </button>
      </Show>
      <a class="home" href="/" aria-label={texts.page.home} title={texts.page.home}><Mark /></a>
      <div class="bar-title">
        <Show when={!refused()} fallback={<span class="bar-app">{texts.page.name}</span>}>
          <span class="bar-app">{title() || texts.page.untitled}</span>
          <Show when={nameOfRoom(room.room)}>{(name) => <span class="bar-room">/ {name()}</span>}</Show>
          <SavingState onClick={() => toggle("waiting")} />
        </Show>
      </div>
      <div class="top-nav" ref={(box) => page.topNav.setBox(box)} hidden={page.topNav.count() === 0} />
      <span class="bar-space" />
      <Show when={props.alive && (can().undo || can().redo)}><OnceLoaded><UndoButtons takeEarlyKeys={takeEarlyKeys} /></OnceLoaded></Show>
      <Show when={!props.embedded && !refused()}>
        <Show when={props.alive} fallback={comments()}><OnceLoaded meanwhile={comments()}><LateButtons /></OnceLoaded></Show>
        <button type="button" class="icon-button" aria-label={texts.page.history} title={texts.page.history} aria-expanded={page.panel() === "history"} onClick={() => toggle("history")}><BarIcon name="clock" /></button>
        <button type="button" class="icon-button branches-button" aria-label={texts.page.branches} title={texts.page.branches} aria-expanded={page.panel() === "branches"} onClick={() => toggle("branches")}><BarIcon name="branch" /></button>
      </Show>
      <Show when={!props.embedded}><ThemeMenu /></Show>
      <Show when={!refused()}><PeopleMenu /></Show>
      <RunLine />
      <Show when={props.alive}><OnceLoaded><ShortcutHelp takeEarlyKeys={takeHelpKeys} /></OnceLoaded></Show>
      <Show when={props.alive || connection().state === "offline"}><OnceLoaded><Banners /></OnceLoaded></Show>
      <Show when={page.panel()} keyed>{(name) => <OnceLoaded>{createComponent(PANELS[name], {})}</OnceLoaded>}</Show>
    </header>
  );
}

