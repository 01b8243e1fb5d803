import { count, oneOf, shape } from "../shape.ts";

/**
 * What is durable, told by a marker. The page flushes its updates and sends `mark n` on the same document; the server notes
 * the log's position then, and answers `durable n` once all of it is committed and nothing of that document is pending.
 * A state vector would lie: deletions do not change it.
 */
export type MarkMessage = { readonly type: "mark"; readonly n: number };
export type DurableMessage = { readonly type: "durable"; readonly n: number };
/** What travels as Hocuspocus' stateless messages. */
export type StatelessMessage = MarkMessage | DurableMessage;

const takeMessage = shape<StatelessMessage>({ type: oneOf("mark", "durable"), n: count }, {});

/** @returns the message, or `undefined` where it is something else. */
export function parseStateless(text: string): StatelessMessage | undefined {
  try {
    return takeMessage(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export const printStateless = (message: StatelessMessage): string => JSON.stringify(message);
