import type { ServerMessage, ViewElement } from "@tutti/protocol";

/** What programs read; pages say it in their reader's language. */
const FAILED = "Something failed here. Whoever looks after the app finds it in the log under";

/** Each message goes to many: it is looked through once, and printed once for all who may not read errors. */
const made = new WeakMap<ServerMessage, ServerMessage>();

/** A message as those read it who may not read what went wrong in a script. */
export function withoutErrors(message: ServerMessage): ServerMessage {
  switch (message.type) {
    case "snapshot":
      return kept(message, () => (message.elements.some(isError) ? { ...message, elements: hidden(message.elements) } : message));
    case "ops":
      return kept(message, () => (message.ops.some((op) => op.op === "set" && isError(op.element)) ? { ...message, ops: message.ops.map((op) => (op.op === "set" ? { ...op, element: hide(op.element) } : op)) } : message));
    case "answer":
      return "problem" in message.answer && !PASSING.has(message.answer.problem) ? { ...message, answer: { problem: "failed" } } : message;
    default:
      return message;
  }
}

/** Elements as those read them who may not read what went wrong in a script. */
export const hidden = (elements: readonly ViewElement[]): readonly ViewElement[] => elements.map(hide);

/** What the room itself says to a question about a table, and no script. */
const PASSING = new Set(["busy", "offline", "gone"]);

function kept(message: ServerMessage, make: () => ServerMessage): ServerMessage {
  const before = made.get(message);
  if (before) return before;
  const now = make();
  made.set(message, now);
  return now;
}

const isError = ({ kind }: ViewElement): boolean => kind === "exception";

function hide(element: ViewElement): ViewElement {
  if (element.kind !== "exception") return element;
  const { name, message, ref, whole } = element.props;
  // What an author chose to show stays, without the line that it stands in.
  if (ref === undefined) return { ...element, props: { name, message } };
  return { ...element, props: { name: "Error", message: `${FAILED} ${ref}.`, ref, hidden: true, ...(whole && { whole }) } };
}
