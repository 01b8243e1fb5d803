import { catalogue } from "./catalogue.ts";

const english = {
  away: "This app cannot be reached just now",
  awayHint: "It is tried again by itself.",
  refused: "This app cannot be shown here",
  signIn: "Sign in to see this app",
  signInHint: "A window opens for it, and then the app is shown here.",
  signInElsewhere: "Nobody can sign in inside this page. Open the app in a window of its own.",
  noWindow: "The browser opened no window. Let this page open one, or open the app in a window of its own.",
  signInWindow: "Sign in",
  tokenEnded: "What let you see this app has ended",
  tokenEndedHint: "Load the page around it again.",
  openWindow: "Open in a window of its own",
  reload: "Try again",
  opaque: "Nothing is kept in this browser: what has not been sent when this page is closed is lost, and you are somebody new next time.",
  noElement: (name: string) => `There is nothing called “${name}” on this page.`,
};

export type EmbedTexts = typeof english;

/** What a page says that is shown inside another one. */
export const embedTexts = catalogue<EmbedTexts>(english, { de: () => import("./de/embed.ts") });
