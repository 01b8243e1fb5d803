import { createComponent, createResource, ErrorBoundary, onCleanup, Show, Suspense, type Component, type JSX } from "solid-js";
import { textsReady } from "../texts/catalogue.ts";
import { retrying } from "./retrying.ts";

/**
 * A component whose code is loaded where it is first drawn. Unlike Solid's `lazy`, one that did not load is not remembered as
 * failed: whoever draws it next loads it again.
 */
export function lazily<View extends Component<never>>(load: () => Promise<{ readonly default: View }>): View {
  const code = retrying(async () => {
    const file = await load();
    await textsReady();
    return file.default;
  });
  const drawn = (props: never): JSX.Element => {
    const present = code.present();
    if (present) return createComponent(present, props);
    const [view] = createResource(() => code.load());
    return <Show when={view()} keyed>{(loaded) => createComponent(loaded, props)}</Show>;
  };
  return drawn as View;
}

/** Components of a file that several kinds share: each is named where it is listed. */
export const from = <Name extends string, File extends { readonly [Each in Name]: Component<never> }>(load: () => Promise<File>) =>
  <One extends keyof File & Name>(name: One): File[One] => lazily(async () => ({ default: (await load())[name] }));

/** How long (ms) it is waited before code that did not load is tried again: at first, and at most. */
const FIRST_WAIT = 1_000;
const LAST_WAIT = 60_000;

/** Nothing, or what stands there meanwhile, until the code of what is inside is here; where it did not load, it is tried again when the network is back, and now and then. */
export function OnceLoaded(props: { readonly children: JSX.Element; readonly meanwhile?: JSX.Element }): JSX.Element {
  // The browser may have said that the network is back a moment before it was: so it is also tried by itself, ever more seldom.
  let wait = FIRST_WAIT;
  const waitForNetwork = (error: unknown, retry: () => void): JSX.Element => {
    console.error(error);
    addEventListener("online", retry);
    const timer = setTimeout(retry, wait);
    wait = Math.min(2 * wait, LAST_WAIT);
    onCleanup(() => {
      removeEventListener("online", retry);
      clearTimeout(timer);
    });
    return null;
  };
  return <ErrorBoundary fallback={waitForNetwork}><Suspense fallback={props.meanwhile}>{props.children}</Suspense></ErrorBoundary>;
}
