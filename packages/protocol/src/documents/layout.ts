/**
 * What stands where inside a document. Names of ours begin with `$`; those of people's texts carry a prefix, so that no
 * key of an author's can meet a name of ours.
 */
export const LAYOUT = {
  /** Y.Map of generations ("1", "2", …), each a Y.Map of entries. Only the server creates a generation. */
  values: "$values",
  /** Y.Array of events that wait, in a person's own document. */
  events: "$events",
  /** Y.Array of what one says in the conversation, waiting, in a person's own document. */
  said: "$said",
  /** Y.Map device → last counter that was handled, in a person's own document. */
  handled: "$handled",
  /** Y.Map notice id → notice for its person, in a person's own document. */
  inbox: "$inbox",
  /** Y.Map of flags the server writes: which texts have had their default. */
  seeded: "$seeded",
} as const;

/** A room holds at most this many co-edited texts, tables and the like: a name of a top-level type is for ever. */
export const MAX_TOP_LEVEL_NAMES = 500;

/** What the names of co-edited texts begin with, plain and rich. */
export const TEXT = "text:";
export const RICH = "rich:";

/** Name of the co-edited text of a widget. */
export const textName = (key: string): string => `${TEXT}${key}`;
/** Name of the co-edited rich text of a widget. */
export const richName = (key: string): string => `${RICH}${key}`;

/** Divides a widget's key from an option, where each option of a set is an entry of its own. No key holds it. */
export const MEMBER = "\u001f";

/** The name of a member's own entry: an option of a set, a person's vote, a cell of a table. */
export const memberName = (key: string, member: string): string => `${key}${MEMBER}${member}`;

/** Begins the name of a member that is a person: an entry that nobody else may write. No option holds it. */
export const PERSON_MEMBER = "\u0002";

/** Begins the name of a member that is a row of an edited table, or a cell of one. No option holds it. */
export const ROW_MEMBER = "\u0003";

/** Begins the name of a member that is what is written on a card. No option holds it. */
export const CARD_MEMBER = "\u0006";

/** Prefixes that keep state and forms apart from widgets in one map of entries. No widget's key begins so. */
export const stateCell = (key: string): string => `state:${key}`;
/** What is known of a job, in the document that only owners and the server write: nobody else has one begun again. */
export const jobCell = (key: string): string => `${JOB}${key}`;
/** The key of the job that a cell tells of. */
export const jobOfCell = (cell: string): string | undefined => (cell.startsWith(JOB) ? cell.slice(JOB.length) : undefined);
/** How far a job said that it had come, to go on from there. */
export const checkpointCell = (key: string): string => `${CHECKPOINT}${key}`;
/** Whether a cell is about a job: what became of it is nothing that people did, or take back. */
export const isOfJob = (cell: string): boolean => cell.startsWith(JOB) || cell.startsWith(CHECKPOINT);
const CHECKPOINT = "checkpoint:";
const JOB = "job:";
/** What scripts share as several entries that merge. */
export const sharedCell = (kind: "list" | "map" | "counter", key: string): string => `shared:${kind}:${key}`;
/** Where a script reads what somebody typed in secret. No document holds it, and no widget's key begins so. */
export const secretCell = (key: string): string => `${SECRET}${key}`;
export const isSecretCell = (cell: string): boolean => cell.startsWith(SECRET);
const SECRET = "\u0000secret:";
export const formCell = (key: string): string => `form:${key}`;
export const textCell = textName;
export const richCell = richName;

/** Where a co-edited text of a widget lies, by how it is kept; `undefined` for what is kept among the values. */
export const coEditedCell = (storage: string, key: string): string | undefined =>
  storage === "text" ? textCell(key) : storage === "rich" ? richCell(key) : undefined;

/** The widget's key in the name of a co-edited text; any other cell's name as it is. */
export const keyOfCoEdited = (cell: string): string => (cell.startsWith(TEXT) ? cell.slice(TEXT.length) : cell.startsWith(RICH) ? cell.slice(RICH.length) : cell);
