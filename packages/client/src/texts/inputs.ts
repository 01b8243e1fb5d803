import { catalogue } from "./catalogue.ts";
import { count, names } from "./words.ts";

const english = {
  chosen: (n: number) => count(n, { other: "# chosen" }),
  remove: (label: string) => `Remove ${label}`,
  full: (max: number) => count(max, { other: "At most # can be chosen" }),
  decrease: "Decrease",
  increase: "Increase",
  notNumber: "Write a number.",
  between: (low: string, high: string) => `Write a number between ${low} and ${high}.`,
  atLeast: (low: string) => `Write a number of at least ${low}.`,
  atMost: (high: string) => `Write a number of at most ${high}.`,
  notDay: (low: string | undefined, high: string | undefined) =>
    low && high ? `Choose a day from ${low} to ${high}.` : low ? `Choose a day from ${low} on.` : high ? `Choose a day up to ${high}.` : "Choose a day of the calendar.",
  tooLong: (n: number, max: number) => `${n} of ${max} characters: what is over will not be read`,
  characters: (n: number, max: number) => `${n} of ${max}`,
  from: (label: string) => `${label}, from`,
  to: (label: string) => `${label}, to`,
  turned: "The first day is after the last.",
  notTime: (low: string | undefined, high: string | undefined) =>
    low && high ? `Choose a time from ${low} to ${high}.` : low ? `Choose a time from ${low} on.` : high ? `Choose a time up to ${high}.` : "Choose a time.",
  code: "Colour as #rrggbb",
  notColour: "Write a colour as #rrggbb.",
  feedback: {
    thumbs: ["Thumb down", "Thumb up"],
    faces: ["Very bad", "Bad", "So-so", "Good", "Very good"],
    stars: ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
  },
  previous: "Previous page",
  next: "Next page",
  page: (n: string) => `Page ${n}`,
  pageOf: (n: string, pages: string) => `${n} of ${pages}`,
  enter: "Press Enter to use it",
  enterMany: "Press Ctrl+Enter to use it",
  leaveMany: "It is used once you leave it",
  showPassword: "Show",
  hidePassword: "Hide",
  passwordSet: "One is set",
  passwordWaits: "Passed on once you are connected again",
  email: "This is no e-mail address yet.",
  url: "This is no web address yet: it begins with https://",
  clear: (label: string) => `Clear ${label}`,
  addOption: (label: string) => `Add “${label}”`,
  selectAll: (n: number) => count(n, { other: "Select all #" }),
  typeOn: (n: number) => count(n, { other: "# more: type to find them" }),
  done: (n: number, all: number) => `${n} of ${all} done`,
  add: (amount: string) => `Add ${amount}`,
  take: (amount: string) => `Take ${amount} away`,
  votes: (n: number) => count(n, { one: "# vote", other: "# votes" }),
  votedFor: (people: readonly string[]) => names(people),
  voteFirst: "Votes are shown once you have voted.",
  takeBack: "Choose it again to take your vote back.",
  states: { running: "Running", complete: "Complete", error: "Failed" },
  busy: "Working",
  /** Where in the author's files something went wrong. */
  at: (file: string, line: number) => `${file}, line ${line}`,
  frames: "Called from",
  hiddenError: (ref: string) => `Something failed here. Whoever looks after this app finds it in the log under ${ref}.`,
};

export type InputTexts = typeof english;

/** The inputs and small displays that are loaded together. */
export const inputTexts = catalogue<InputTexts>(english, { de: () => import("./de/inputs.ts") });
