import type { FileId } from "../ids.ts";

/** The longest message, in characters. */
export const MAX_MESSAGE_CHARS = 100_000;
/** Files that go with one message. */
export const MAX_MESSAGE_FILES = 50;

/** A message of a conversation on its way to the script: files are named by their ids. */
export interface SentMessage {
  readonly text: string;
  readonly files?: readonly FileId[];
  readonly audio?: FileId;
}
