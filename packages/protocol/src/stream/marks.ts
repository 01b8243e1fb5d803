import * as v from "valibot";

/**
 * What is durable, told by a marker. The page flushes its updates and sends `mark n` on the same document; the server notes
 * the log's position then, and answers `durable n` once all of it is committed and nothing of that document is pending.
 * A state vector would lie: deletions do not change it.
 */
export type MarkMessage = { readonly type: "mark"; readonly n: number };
export type DurableMessage = { readonly type: "durable"; readonly n: number };
/** What travels as Hocuspocus' stateless messages. */
export type StatelessMessage = MarkMessage | DurableMessage;

const schema = v.object({ type: v.picklist(["mark", "durable"]), n: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** @returns the message, or `undefined` where it is something else. */
export function parseStateless(text: string): StatelessMessage | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

export const printStateless = (message: StatelessMessage): string => JSON.stringify(message);
