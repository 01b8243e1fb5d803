import { createEffect, createMemo, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import type { OpenRoom } from "../../sync/open-room.ts";
import { OutdatedCard } from "../outdated-card.tsx";
import { isOlder, mayReload } from "./may-reload.ts";

/** The build that was loaded for last in this tab: one that does not come is not tried again and again. */
const TRIED = "tutti:loaded-for";
/** What is open or half done, as it stands in the page. */
const BUSY = "dialog[open], .side-panel, [role=dialog]:popover-open, [aria-busy=true], [role=progressbar], progress, [data-recording], iframe";

/** What `build/load-code.js` sets on the page where a file of code is lost to it for good. */
const LOST = "data-missing";

/** Says that the server has a newer page, or that a part of this one is lost to it, and loads it where nothing can be lost. */
export function NewerPage(props: { readonly room: OpenRoom }): JSX.Element {
  const { room } = props;
  const served = follow(room.served);
  const saving = follow(room.saving);
  const connection = follow(room.connection);
  const can = follow(room.undo.can);
  const [hidden, setHidden] = createSignal(document.hidden);
  const own = ownBuild();
  const first = room.served.get();
  const older = createMemo(() => isOlder(own, first, served()));
  const look = (): void => void setHidden(document.hidden);
  document.addEventListener("visibilitychange", look);
  const [missing, setMissing] = createSignal(document.documentElement.hasAttribute(LOST));
  const losing = new MutationObserver(() => void setMissing(true));
  losing.observe(document.documentElement, { attributeFilter: [LOST] });
  onCleanup(() => {
    document.removeEventListener("visibilitychange", look);
    losing.disconnect();
  });
  /** The build that loading the page would bring, once there is a reason to. */
  const wanted = createMemo(() => (older() ? served() : missing() ? `${own} whole` : undefined));
  createEffect(() => {
    const build = wanted();
    if (build === undefined) return;
    const saved = saving().state === "saved" && connection().state === "live";
    const steps = can().undo || can().redo;
    const touched = navigator.userActivation?.hasBeenActive !== false;
    if (!mayReload({ saved, steps, touched, hidden: hidden(), busy: touched && isBusy(), tried: wasTried(build) })) return;
    sessionStorage.setItem(TRIED, build);
    location.reload();
  });
  return <Show when={wanted()}><OutdatedCard missing={!older()} /></Show>;
}

/** Whether a build was loaded for already in this tab; where that cannot be noted, it would be tried again and again. */
function wasTried(build: string): boolean {
  try {
    return sessionStorage.getItem(TRIED) === build;
  } catch {
    return true;
  }
}

function ownBuild(): string | undefined {
  const build = document.querySelector<HTMLMetaElement>("meta[name=tutti-build]")?.content;
  return build === undefined || build.startsWith("%") ? undefined : build;
}

function isBusy(): boolean {
  const at = document.activeElement;
  const writes = at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"));
  const secret = [...document.querySelectorAll<HTMLInputElement>("input[type=password]")].some(({ value }) => value !== "");
  return writes || secret || document.querySelector(BUSY) !== null;
}
