import { catalogue } from "./catalogue.ts";
import { count, names } from "./words.ts";

const changes = (n: number): string => count(n, { one: "# change", other: "# changes" });

const english = {
  page: {
    name: "Tutti",
    skip: "Skip to the page",
    loading: "Opening the room…",
    empty: "This app has drawn nothing yet.",
    settings: "Controls",
    bottom: "At the bottom of the page",
    openSettings: "Show the controls",
    closeSettings: "Close the controls",
    untitled: "Untitled",
    home: "All apps",
    stale: "This is the page as it was at your last visit.",
    loadingElement: "Loading…",
    elementFailed: "This part of the page could not be shown",
    elementNotLoaded: "Its code could not be loaded. It is tried again when the network is back.",
    elementFailedHint: "The rest of the page works on. Loading the page again may help.",
    unknownKind: (kind: string) => `This page is older than the app: it does not know “${kind}”. Load it again.`,
    reload: "Load again",
    retry: "Try again",
    history: "History",
    branches: "Branches",
    comments: "Comments",
  },
  saving: {
    saved: "Saved",
    sending: (n: number) => (n > 0 ? `Sending ${changes(n)}…` : "Sending…"),
    offline: (n: number) => (n > 0 ? `Offline, ${changes(n)} waiting` : "Offline"),
    opening: "Connecting…",
    more: "What waits, and what is saved",
  },
  offline: {
    nothing: "The server cannot be reached",
    nothingHint: "Nothing of this room is in this browser yet. It opens by itself as soon as the server answers.",
  },
  run: { running: "The app is updating", restarting: (reason: string) => `The app is starting again: ${reason}` },
  theme: { label: "Theme", choices: { system: "As my system", light: "Light", dark: "Dark", contrast: "High contrast" } },
  people: {
    here: (n: number) => count(n, { one: "# person here", other: "# people here" }),
    heading: "In this room",
    you: "you",
    more: (n: number) => `+${n}`,
    change: "Change your name",
    roles: { owner: "Owner", editor: "Can edit", commenter: "Can comment", viewer: "Can view" },
    drags: (name: string, value: string) => `${name} drags to ${value}`,
    filling: (people: readonly string[]) => `${names(people)} ${people.length === 1 ? "is" : "are"} filling this in`,
  },
  widget: {
    help: "Help",
    waiting: "Waiting…",
    waitingOffline: "Waits for the network",
    notOffered: (used: string | undefined) => (used ? `No longer offered; “${used}” is used until somebody chooses.` : "No longer offered; choose another."),
    choose: "Choose…",
    none: "None",
    noMatch: "Nothing matches",
    from: "from",
    to: "to",
    yes: "Yes",
    no: "No",
  },
  alerts: { success: "Success", info: "Note", warning: "Warning", error: "Error" },
  metric: { up: "up", down: "down" },
  notices: { heading: "Messages for you" },
  toasts: { region: "Notifications", dismiss: "Dismiss" },
  refused: { notFound: "There is nothing here", forbidden: "You may not open this room", unknown: "Sign in to go on", signIn: "Sign in", other: "This room cannot be opened", home: "To the list of apps", why: (sentence: string) => sentence },
};

export type PageTexts = typeof english;

/** What the first page of a room says, and what many elements do. Everything else stands beside the code that speaks it. */
export const texts = catalogue<PageTexts>(english, { de: () => import("./de/page.ts") });
