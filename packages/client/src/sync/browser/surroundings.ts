import type { Clock, Network, Preferences, TabMessage, Tabs } from "../ports.ts";

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};

/** What the browser says of its network, and of who looks at the page. */
export const browserNetwork: Network = {
  online: () => navigator.onLine,
  visible: () => document.visibilityState === "visible",
  subscribe: (listener) => {
    const end = new AbortController();
    const { signal } = end;
    window.addEventListener("online", () => listener("online"), { signal });
    window.addEventListener("offline", () => listener("offline"), { signal });
    window.addEventListener("blur", () => listener("blur"), { signal });
    window.addEventListener("pagehide", () => listener("leaving"), { signal });
    document.addEventListener("visibilitychange", () => listener(document.visibilityState === "visible" ? "visible" : "hidden"), { signal });
    return () => end.abort();
  },
};

/** A network that never changes, where there is no window. */
export const steadyNetwork: Network = { online: () => true, visible: () => true, subscribe: () => () => undefined };

/** Preferences in a Storage. One that refuses (a private window, a full disk) keeps nothing, and nobody hears of it. */
export const preferencesIn = (storage: () => Pick<Storage, "getItem" | "setItem">): Preferences => ({
  get: (key) => {
    try {
      return storage().getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set: (key, value) => {
    try {
      storage().setItem(key, value);
    } catch {
      // Asked for again at the next visit.
    }
  },
});

/** Preferences that end with the page. */
export function passingPreferences(): Preferences {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) };
}

/** Other tabs that show the same, by a BroadcastChannel; alone where the browser has none. */
export function tabsOn(name: string): Tabs {
  if (typeof BroadcastChannel === "undefined") return { post: () => undefined, subscribe: () => () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, not a window: it has no other origin
    post: (message) => channel.postMessage(message),
    subscribe: (listener) => {
      const hear = ({ data }: MessageEvent): void => listener(data as TabMessage);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
    close: () => channel.close(),
  };
}
