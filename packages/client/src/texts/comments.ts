import type { EmojiName } from "@tutti/protocol";
import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const emoji: { readonly [Name in EmojiName]: string } = {
  "thumbs-up": "Thumbs up", "thumbs-down": "Thumbs down", heart: "Heart", laugh: "Laughing", celebrate: "Celebration", surprised: "Surprised",
  sad: "Sad", eyes: "Looking", done: "Done", question: "Question", fire: "Fire", rocket: "Rocket",
};

const english = {
  heading: "Comments",
  close: "Close the comments",
  button: (unread: number, mentions: number) =>
    unread === 0 ? "Comments" : `Comments, ${count(unread, { one: "# unread", other: "# unread" })}${mentions > 0 ? `, ${count(mentions, { one: "# names you", other: "# name you" })}` : ""}`,
  add: "Comment",
  addKeys: "Comment (Ctrl+Alt+M)",
  addOn: (label: string) => `Comment on ${label}`,
  bubble: (n: number, label: string, unread: number) => `${count(n, { one: "# comment", other: "# comments" })} on ${label}${unread > 0 ? `, ${count(unread, { one: "# unread", other: "# unread" })}` : ""}`,
  boxAt: (label: string) => `Comments on ${label}`,
  closeBox: "Close",
  first: "Write a comment",
  another: "New thread here",
  reply: "Reply",
  send: "Send",
  save: "Save",
  cancel: "Cancel",
  keys: "Control and Enter sends it. @ names somebody.",
  sendKeys: "Ctrl+Enter",
  people: "People",
  offered: (n: number) => count(n, { one: "# person to choose", other: "# people to choose" }),
  tooLong: (most: number) => `A comment has ${most} characters at most.`,
  edit: "Edit",
  editLabel: "Your comment",
  edited: "edited",
  delete: "Delete",
  deleted: "This comment was deleted.",
  sure: "Delete this for everyone?",
  waiting: "waiting to be sent",
  unread: "new",
  react: "React",
  reacted: (name: string, people: string) => `${name}: ${people}`,
  emoji,
  resolve: "Resolve",
  reopen: "Open again",
  resolvedBy: (name: string) => `Resolved by ${name}`,
  copyLink: "Copy link",
  writing: (names: readonly string[]) => (names.length === 1 ? `${names[0]} is writing…` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are writing…`),
  mayNot: "You may read the comments here. Ask an owner of the room to let you comment.",
  app: "The app",
  someone: "Somebody",
  state: "State",
  states: { open: "Open", resolved: "Resolved", all: "All" },
  only: "Which",
  onlys: { everything: "Everything", mine: "With mine", mentions: "Naming me", page: "On this page", unplaced: "Unplaced" },
  search: "Search the comments",
  next: "Next (Alt+↓)",
  previous: "Previous (Alt+↑)",
  none: "Nobody has said anything yet. Point at something on the page and comment on it.",
  noneSuch: "No comments are like that.",
  unplaced: "No longer on the page",
  elsewhere: "On another page",
  goTo: (label: string) => `Show ${label}`,
  replies: (n: number) => count(n, { one: "# reply", other: "# replies" }),
  back: "All comments",
  position: (n: number, all: number) => `${n} of ${all}`,
  cell: (column: string) => `in ${column}`,
  export: "Export",
  markdown: "Markdown",
  json: "JSON",
  exportAs: (format: string) => `Export the comments as ${format}`,
  missing: "This comment is not here any more.",
  element: "this part of the page",
};

export type CommentTexts = typeof english;

/** The room's conversation. */
export const commentTexts = catalogue<CommentTexts>(english, { de: () => import("./de/comments.ts") });
