import { catalogue } from "./catalogue.ts";

const english = {
  tools: (label: string) => `Format of ${label}`,
  heading: (level: number) => `Heading ${level}`,
  bold: "Bold",
  italic: "Italic",
  underline: "Underlined",
  strike: "Struck through",
  code: "As code",
  link: "Link to an address",
  bulletList: "List",
  orderedList: "Numbered list",
  taskList: "List of tasks",
  /** A task's box, with the task's words. */
  done: (task: string) => (task === "" ? "Done" : `Done: ${task}`),
  table: "Table",
  rowAfter: "Add a row below",
  columnAfter: "Add a column to the right",
  rowDelete: "Delete the row",
  columnDelete: "Delete the column",
  headerRow: "First row as headers",
  tableDelete: "Delete the table",
  picture: "Picture",
  pictureWords: "What it shows",
  pictureFile: "Choose pictures…",
  pictureAddress: "Or the picture's address",
  pictureSet: "Show it",
  pictureBad: "A picture lies at an address that begins with https://",
  blockquote: "Quote",
  codeBlock: "Lines of code",
  rule: "Line across",
  undo: "Undo",
  redo: "Redo",
  linkTo: "Address of the link",
  linkSet: "Set the link",
  linkRemove: "Remove the link",
  linkBad: "A link leads to a web or e-mail address, or to a place in this app.",
  pending: "Changed: Ctrl+Enter uses it",
  committed: "Ctrl+Enter uses it",
  pendingTouch: "Changed: it is used once you leave it",
  committedTouch: "It is used once you leave it",
  unknownParts: "Another editor has written something here that this one does not know, so it is shown and cannot be changed.",
  mend: "Keep the words and go on",
  empty: "Nothing is written yet.",
};

export type RichTextTexts = typeof english;

/** Text with headings, lists and links that people write together. */
export const richTextTexts = catalogue<RichTextTexts>(english, { de: () => import("./de/rich-text.ts") });
