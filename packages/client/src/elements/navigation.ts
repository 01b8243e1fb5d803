import { FIRST_PAGE, isPageName, jsonEqual, type PageConfigProps, type PageEntry, type Query } from "@tutti/protocol";
import { createMemo, createSignal, onCleanup, type Accessor } from "solid-js";
import type { RoomSync } from "../sync/types.ts";
import { follow } from "./readable.ts";

/** The pages of the app, and the one that is looked at: bound to the address, so that going back leads back. */
export interface Navigation {
  readonly pages: Accessor<readonly PageEntry[]>;
  /** The page that is looked at; `undefined` where the app has none there, or no pages at all. */
  readonly here: Accessor<PageEntry | undefined>;
  readonly path: Accessor<string>;
  /** Makes known which pages there are, until the result is called. */
  know(pages: Accessor<readonly PageEntry[]>): () => void;
  /** The page that is meant by a name or path. */
  find(target: string): PageEntry | undefined;
  /** Where a page lies, by name or path. */
  address(target: string, query?: Query): string;
  go(target: string, query?: Query): void;
  /** The address as it stands in the browser. */
  readonly url: Accessor<string>;
  /** The parameters that the page was opened with. */
  readonly opened: URLSearchParams;
  /** Sets parameters of the address, without another step in the browser's history; those without values go. */
  setQuery(query: Query): void;
  /** Turns to the page that the address means by another name, in its place. */
  correct(path: string): void;
  /** How the tab is called, and how wide the page is: what the page says, and else what the app says. */
  readonly config: Accessor<PageConfigProps>;
  configure(config: Accessor<PageConfigProps>, ofPage: boolean): () => void;
}

/** Parameters that stay when a page is turned: they are about the window, and not about what is in it. */
const KEPT = ["embed", "theme"];

/** The path of the page that an address names, below the room's own. */
export const pageOf = (base: string, pathname: string): string => {
  const rest = pathname.slice(base.length).replace(/^\/|\/$/g, "");
  return isPageName(rest) ? rest : FIRST_PAGE;
};

/** @param base the room's own address, as `/sales/main`. */
export function createNavigation(room: RoomSync, base: string): Navigation {
  const path = follow(room.page);
  const [known, setKnown] = createSignal<Accessor<readonly PageEntry[]>>(() => []);
  const [configs, setConfigs] = createSignal<readonly { readonly config: Accessor<PageConfigProps>; readonly ofPage: boolean }[]>([]);
  const pages = createMemo(() => known()());
  const [url, setUrl] = createSignal(location.href);
  const opened = new URLSearchParams(location.search);
  const write = (how: "pushState" | "replaceState", to: string): void => {
    history[how](null, "", to);
    setUrl(location.href);
  };
  const setQuery = (query: Query): void => {
    const search = new URLSearchParams(location.search);
    for (const [name, values] of Object.entries(query)) {
      // Left in its place where nothing changes: two that each put theirs last would never come to an end.
      if (jsonEqual(search.getAll(name), [...values])) continue;
      search.delete(name);
      for (const value of values) search.append(name, value);
    }
    const to = `${location.pathname}${search.size > 0 ? `?${search}` : ""}${location.hash}`;
    if (to !== location.pathname + location.search + location.hash) write("replaceState", to);
  };
  const find = (target: string): PageEntry | undefined => pages().find(({ path, name }) => path === target || name === target);
  const address = (target: string, query: Query = {}): string => {
    const at = find(target)?.path ?? target;
    const search = new URLSearchParams();
    for (const name of KEPT) for (const value of new URLSearchParams(location.search).getAll(name)) search.append(name, value);
    for (const [name, values] of Object.entries(query)) for (const value of values) search.append(name, value);
    return `${base}${at === FIRST_PAGE ? "" : `/${at}`}${search.size > 0 ? `?${search}` : ""}`;
  };
  const go = (target: string, query?: Query): void => {
    const to = address(target, query);
    const at = find(target)?.path ?? target;
    const turns = at !== path();
    if (to !== location.pathname + location.search) write("pushState", to);
    if (!turns) return;
    room.turn(at);
    scrollTo({ top: 0 });
    // A reader of the page's words is led to them, as by any other link.
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  const correct = (to: string): void => {
    write("replaceState", address(to) + location.hash);
    room.turn(to);
  };
  const onBack = (): void => {
    setUrl(location.href);
    room.turn(pageOf(base, location.pathname));
  };
  addEventListener("popstate", onBack);
  const ends = [room.onGo(({ page, query }) => (page === undefined ? setQuery(query ?? {}) : go(page, query))), () => removeEventListener("popstate", onBack)];
  onCleanup(() => ends.forEach((end) => end()));
  return {
    pages, path, find, address, go, correct, url, opened, setQuery,
    here: createMemo(() => pages().find((page) => page.path === path())),
    know(list) {
      setKnown(() => list);
      return () => setKnown((now) => (now === list ? () => [] : now));
    },
    config: createMemo(() => Object.assign({}, ...[...configs()].sort((a, b) => Number(a.ofPage) - Number(b.ofPage)).map(({ config }) => config())) as PageConfigProps),
    configure(config, ofPage) {
      const one = { config, ofPage };
      setConfigs((before) => [...before, one]);
      return () => setConfigs((before) => before.filter((other) => other !== one));
    },
  };
}
