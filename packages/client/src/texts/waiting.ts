import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const changes = (n: number): string => count(n, { one: "# change", other: "# changes" });

const english = {
  heading: "What waits, and what is saved",
  close: "Close",
  opening: "The server has not answered yet.",
  saved: "Everything that you did is on the server.",
  savedOffline: "You are offline. Everything that you did until now is on the server. What you do from here on waits in this browser.",
  sending: (n: number) => `${changes(n)} on the way. The server has not said yet that it keeps them.`,
  offline: (n: number) => `You are offline. ${changes(n)} in this browser alone: they outlive closing it, and go to the server when the network is back and this room is open.`,
  memory: (n: number) => `You are offline. ${changes(n)} in this page alone: keep it open until the network is back.`,
  goOn: "You are offline. You can go on working; changes are kept in this browser and sent when the network is back.",
  goOnInPage: "You are offline. You can go on working; keep this page open until the network is back.",
  waits: (n: number) => `You are offline. ${count(n, { one: "# change waits", other: "# changes wait" })} in this browser and will be sent when the network is back.`,
  here: "Waits in this browser",
  there: "On the server, waiting for the app",
  removed: "Something was taken out",
  cells: (n: number) => count(n, { one: "# cell", other: "# cells" }),
  pressed: (time: string) => `pressed at ${time}`,
  submitted: (time: string) => `submitted at ${time}`,
  said: (time: string) => `comment of ${time}`,
  file: (size: string) => `file, ${size}`,
  more: (n: number) => `and ${count(n, { one: "# more", other: "# more" })}`,
  partitioned: "This page stands inside another site. What you change here offline is kept for that site alone, and this browser may let go of it when you close it.",
};

export type WaitingTexts = typeof english;

/** What is told of changes that are not on the server. */
export const waitingTexts = catalogue<WaitingTexts>(english, { de: () => import("./de/waiting.ts") });
