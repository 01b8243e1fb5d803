import { memberName, parseCommentAct, ROW_MEMBER, type CommentAct, type JsonValue } from "@tutti/protocol/script";

/** The cell that a script reads a room's conversation from: told entry by entry, like a table. No author's key begins so. */
export const CONVERSATION = "$comments";

/** Begins the key of a write that is an act of the app's in the conversation. */
const SAYING = "$say:";

/** The entry of {@link CONVERSATION} for a cell of the document of comments. */
export const toldEntry = (cell: string): string => memberName(CONVERSATION, `${ROW_MEMBER}${cell}`);
/** The cell of an entry's member, as a script has it. */
export const cellOfTold = (member: string): string => member.slice(ROW_MEMBER.length);

export const sayingKey = (name: string): string => `${SAYING}${name}`;

/** @returns the act that a run's write is; `undefined` where it is a value's. */
export const sayingOf = (key: string, value: JsonValue): CommentAct | undefined => (key.startsWith(SAYING) ? parseCommentAct(value) : undefined);
