import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A longer password is none. */
export const MAX_PASSWORD_CHARS = 4_096;

/**
 * What is typed where nobody shall see it. It is in no document, log, history or view: a page says it to the server, which keeps it
 * in memory for the script as long as its person is in the room.
 */
export interface PasswordInputProps extends WidgetProps {
  readonly placeholder?: string;
  readonly maxChars?: number;
  /** Whether the script has one. */
  readonly filled: boolean;
  /** What a browser's keeper of passwords may put in: the one of this site, a new one, or a code that was just sent. */
  readonly fill?: "current" | "new" | "code";
}

export const passwordInput: WidgetRule<PasswordInputProps, string> = {
  storage: "secret",
  initial: () => "",
  accept: ({ maxChars = MAX_PASSWORD_CHARS }, stored) => (typeof stored === "string" && stored.length <= maxChars ? stored : undefined),
  problem: ({ maxChars }) =>
    maxChars === undefined || (Number.isInteger(maxChars) && maxChars >= 1 && maxChars <= MAX_PASSWORD_CHARS) ? undefined : `maxChars is ${maxChars}; it is a number from 1 to ${MAX_PASSWORD_CHARS}`,
};
