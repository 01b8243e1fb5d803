import { WIDGETS, type ChatInputProps } from "@tutti/protocol/script";
import type { Chat, ChatInputOptions } from "../chat.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { fileLimits } from "./file-upload.ts";
import { widgetProps } from "./widget-props.ts";

/** Where people write messages. */
export const chatInput = (pen: Pen<unknown>): Chat<unknown>["chatInput"] =>
  (placeholder = "Write a message", options = {}) => {
    const { maxChars, audio, retry } = options;
    const props = { ...widgetProps(placeholder, options), ...given({ maxChars, audio, retry, files: accepted(pen, placeholder, options.files) }) };
    const problem = WIDGETS.chatInput.problem?.(props);
    if (problem !== undefined) pen.fail(`chatInput "${placeholder}": ${problem}`);
    const sent = pen.click("chatInput", props, options);
    if (!sent?.message) return undefined;
    const { by, id, at, message: { text, files = [], audio: spoken } } = sent;
    return { by, id, at, text, files: files.flatMap((file) => pen.file(file) ?? []), audio: spoken === undefined ? undefined : pen.file(spoken) };
  };

function accepted(pen: Pen<unknown>, label: string, files: ChatInputOptions["files"]): ChatInputProps["files"] {
  if (files === undefined || files === false) return undefined;
  if (files === true) return { many: true };
  const { many } = files;
  return { ...fileLimits(pen, `chatInput "${label}"`, files), ...given({ many }) };
}
