import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  share: "Share…",
  signIn: "Sign in",
  signOut: "Sign out",
  guest: "You are here as a guest.",
  as: (who: string) => `Signed in as ${who}`,
  unsent: {
    title: "Not everything has been sent",
    here: (n: number) => `${count(n, { one: "# change", other: "# changes" })} of yours in this room did not reach the server yet, and signing out takes them out of this browser.`,
    elsewhere: (rooms: string) => `There are unsent changes in other rooms as well: ${rooms}. Open them before you sign out to keep those.`,
    download: "Download and sign out",
    anyway: "Sign out without them",
    stay: "Stay",
    file: "unsent-changes.json",
  },
};

export type AccountTexts = typeof english;

/** Who one is, and the way in and out. */
export const accountTexts = catalogue<AccountTexts>(english, { de: () => import("./de/account.ts") });
