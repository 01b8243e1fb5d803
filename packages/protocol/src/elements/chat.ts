import { MAX_MESSAGE_CHARS, MAX_MESSAGE_FILES, type SentMessage } from "../documents/sent-message.ts";
import type { PersonId } from "../ids.ts";
import type { FileUploadProps } from "./file-upload.ts";
import type { MediaSource } from "./media.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** One message of a conversation; what is drawn in it is what was said. */
export interface ChatMessageProps {
  /** Whose it is, as people read it. */
  readonly name: string;
  /** Somebody of the room: their picture and colour stand beside it. */
  readonly person?: PersonId;
  /** What speaks where nobody does: a script, an assistant. */
  readonly voice?: "user" | "assistant";
  /** An icon's name or an emoji. */
  readonly icon?: string;
  readonly source?: MediaSource;
}

/** Where somebody writes a message. What they send is an event, and no value. */
export interface ChatInputProps extends WidgetProps {
  readonly maxChars?: number;
  /** What may be sent along; nothing where absent. */
  readonly files?: Pick<FileUploadProps, "types" | "maxSize"> & { readonly many?: boolean };
  /** Whether something spoken may be sent. */
  readonly audio?: boolean;
  readonly retry?: boolean;
}

/** Keeps no value: what is sent travels with its event. */
export const chatInput: WidgetRule<ChatInputProps, undefined> = {
  storage: "event",
  initial: () => undefined,
  accept: () => undefined,
  problem: ({ maxChars }) =>
    maxChars !== undefined && !(Number.isInteger(maxChars) && maxChars >= 1 && maxChars <= MAX_MESSAGE_CHARS) ? `maxChars is ${maxChars}; it is a number from 1 to ${MAX_MESSAGE_CHARS}` : undefined,
};

/** Why a message cannot be sent here; `undefined` if it can. The page asks it first, and the room again. */
export function messageProblem(props: ChatInputProps, message: SentMessage | undefined): string | undefined {
  if (!message) return "The message did not come with it; load the page again";
  const { text, files = [], audio } = message;
  const { maxChars = MAX_MESSAGE_CHARS } = props;
  const length = [...text].length;
  if (length > maxChars) return `The message has ${length} characters, and at most ${maxChars} are taken`;
  if (files.length > 0 && !props.files) return "No files are taken here";
  if (files.length > (props.files?.many ? MAX_MESSAGE_FILES : 1)) return `${files.length} files are more than are taken here`;
  if (audio !== undefined && !props.audio) return "Nothing spoken is taken here";
  return text.trim() === "" && files.length === 0 && audio === undefined ? "The message is empty" : undefined;
}
