import type { SignInTrouble } from "../../identity/oidc/sign-in-problem.ts";
import type { LinkTrouble } from "../../sharing/links.ts";

/** What the pages say that stand before an app. They are the server's own, and speak what the browser asks for. */
export interface DoorTexts {
  readonly title: string;
  readonly lead: string;
  readonly with: (provider: string) => string;
  readonly guest: string;
  readonly or: string;
  readonly signedOut: string;
  readonly ended: string;
  readonly reference: (reference: string) => string;
  /** Too many from one network: what may be done after so many seconds. */
  readonly crowded: (seconds: number) => string;
  readonly again: string;
  readonly trouble: Readonly<Record<SignInTrouble, (provider: string) => string>>;
  readonly password: { readonly title: string; readonly lead: string; readonly label: string; readonly open: string; readonly wrong: string; readonly tooMany: string };
  /** A link that lets nobody in. */
  readonly link: { readonly title: string; readonly trouble: Readonly<Record<LinkTrouble, string>> };
  /** The window that a frame opens. */
  readonly frame: {
    readonly title: (site: string) => string; readonly as: (name: string) => string; readonly means: (site: string) => string;
    readonly allow: string; readonly instead: string; readonly noRight: (name: string) => string; readonly lost: string;
  };
  readonly allApps: string;
}

const hostOf = (site: string): string => URL.parse(site)?.host ?? site;

const english: DoorTexts = {
  title: "Sign in",
  lead: "to go on to your team's apps",
  with: (provider) => `Continue with ${provider}`,
  guest: "Continue as a guest",
  or: "or",
  signedOut: "You have been signed out.",
  ended: "Your sign-in has ended. Sign in again to go on.",
  reference: (reference) => `Your administrator finds more in the log under ${reference}.`,
  crowded: (seconds) => `There were too many sign-ins from your network. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
  again: "Try again",
  trouble: {
    stale: () => "This sign-in was begun too long ago, or in another browser. Begin again.",
    refused: (provider) => `${provider} did not let you in. If that is a mistake, ask whoever looks after your account.`,
    away: (provider) => `${provider} does not answer just now. Try again in a moment.`,
    rejected: (provider) => `${provider} answered in a way that this server cannot accept. Nothing that you did is wrong.`,
    notAllowed: (provider) => `Your account at ${provider} may not enter here. Ask your administrator, or use another account.`,
  },
  password: {
    title: "This link has a password", lead: "Whoever sent you the link knows it.", label: "Password", open: "Open",
    wrong: "That is not the password.", tooMany: "There were too many tries. Wait a few minutes, then try again.",
  },
  link: {
    title: "This link lets nobody in",
    trouble: {
      none: "This link is not an invitation. Ask for a new one.",
      takenBack: "This invitation has been taken back. Ask for a new one.",
      ended: "This invitation has ended. Ask for a new one.",
      usedUp: "As many people as it was made for have come by this invitation. Ask for a new one.",
      noApp: "The app that this invitation is to is no longer here.",
      full: "This room has been shared with as many people as it can be. Ask an owner to take somebody out.",
    },
  },
  frame: {
    title: (site) => `Show apps in ${hostOf(site)}?`,
    as: (name) => `You are signed in as ${name}.`,
    means: (site) => `Pages of ${hostOf(site)} will show you apps of this server as you see them, and can read and set values there in your name. Allow it only if you know that site, and came from it just now.`,
    allow: "Show them there", instead: "Open the app here instead",
    noRight: (name) => `${name} may not open this app. Ask somebody in it for an invitation.`,
    lost: "You are signed in. Close this window, and press “Sign in” in the page once more.",
  },
  allApps: "All apps",
};

const german: DoorTexts = {
  title: "Anmelden",
  lead: "um zu den Apps Ihres Teams zu kommen",
  with: (provider) => `Weiter mit ${provider}`,
  guest: "Als Gast weiter",
  or: "oder",
  signedOut: "Sie sind abgemeldet.",
  ended: "Ihre Anmeldung ist abgelaufen. Melden Sie sich wieder an.",
  reference: (reference) => `Ihre Administration findet mehr im Protokoll unter ${reference}.`,
  crowded: (seconds) => `Aus Ihrem Netz kamen zu viele Anmeldungen. Versuchen Sie es in ${seconds} ${seconds === 1 ? "Sekunde" : "Sekunden"} noch einmal.`,
  again: "Noch einmal versuchen",
  trouble: {
    stale: () => "Diese Anmeldung wurde vor zu langer Zeit begonnen, oder in einem anderen Browser. Beginnen Sie noch einmal.",
    refused: (provider) => `${provider} hat Sie nicht eingelassen. Wenn das ein Irrtum ist, fragen Sie, wer Ihr Konto verwaltet.`,
    away: (provider) => `${provider} antwortet gerade nicht. Versuchen Sie es gleich noch einmal.`,
    rejected: (provider) => `${provider} hat so geantwortet, dass dieser Server es nicht annehmen kann. An Ihnen liegt es nicht.`,
    notAllowed: (provider) => `Ihr Konto bei ${provider} hat hier keinen Zutritt. Fragen Sie Ihre Administration, oder nehmen Sie ein anderes Konto.`,
  },
  password: {
    title: "Dieser Link hat ein Passwort", lead: "Wer Ihnen den Link geschickt hat, kennt es.", label: "Passwort", open: "Öffnen",
    wrong: "Das ist nicht das Passwort.", tooMany: "Das waren zu viele Versuche. Warten Sie einige Minuten, dann versuchen Sie es wieder.",
  },
  link: {
    title: "Dieser Link lässt niemanden ein",
    trouble: {
      none: "Dieser Link ist keine Einladung. Bitten Sie um eine neue.",
      takenBack: "Diese Einladung wurde zurückgenommen. Bitten Sie um eine neue.",
      ended: "Diese Einladung ist abgelaufen. Bitten Sie um eine neue.",
      usedUp: "Mit dieser Einladung sind schon so viele gekommen, wie sie einlässt. Bitten Sie um eine neue.",
      noApp: "Die App, zu der diese Einladung führt, gibt es hier nicht mehr.",
      full: "Dieser Raum ist mit so vielen Personen geteilt, wie er kann. Bitten Sie, wem er gehört, jemanden herauszunehmen.",
    },
  },
  frame: {
    title: (site) => `Apps in ${hostOf(site)} zeigen?`,
    as: (name) => `Sie sind angemeldet als ${name}.`,
    means: (site) => `Seiten von ${hostOf(site)} zeigen Ihnen dann Apps dieses Servers so, wie Sie sie sehen, und können dort in Ihrem Namen Werte lesen und setzen. Erlauben Sie das nur, wenn Sie die Seite kennen und eben von dort kommen.`,
    allow: "Dort zeigen", instead: "Die App stattdessen hier öffnen",
    noRight: (name) => `${name} darf diese App nicht öffnen. Bitten Sie jemanden darin um eine Einladung.`,
    lost: "Sie sind angemeldet. Schließen Sie dieses Fenster und klicken Sie auf der Seite noch einmal auf „Anmelden“.",
  },
  allApps: "Alle Apps",
};

export type DoorLanguage = "en" | "de";

/** The language of a browser's list that we speak first; English where there is none. */
export function doorLanguage(accepted: string | undefined): DoorLanguage {
  for (const wanted of (accepted ?? "").toLowerCase().split(",")) {
    if (/^\s*de\b/.test(wanted)) return "de";
    if (/^\s*en\b/.test(wanted)) return "en";
  }
  return "en";
}

export const doorTexts = (language: DoorLanguage): DoorTexts => (language === "de" ? german : english);
