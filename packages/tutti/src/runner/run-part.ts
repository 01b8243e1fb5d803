import { told, unmeantProps } from "./exception.ts";
import { Execution } from "./execution.ts";
import { append, makeNode, restart, type Node } from "./node.ts";
import type { Part } from "./part.ts";
import type { Pass } from "./pass.ts";
import { Quiet } from "./quiet.ts";

const placeOfError = new WeakMap<object, Node>();

/** Remembers in which container an error happened, so that it is shown there. */
export function happenedIn(node: Node, error: Error): Error {
  placeOfError.set(error, node);
  return error;
}

/**
 * Goes through a part once. What it drew before stays until it ends; its errors are drawn where they happened, and go no
 * further. Resolves when the part and all fragments in it are done; a part that never pauses is done on return.
 */
export function runPart(pass: Pass, part: Part): Promise<void> | undefined {
  const execution = new Execution(pass, part);
  begin(pass, part, execution);
  let result: unknown;
  try {
    result = pass.scene.ports.context.run(execution, () => part.body(execution));
  } catch (error) {
    finish(execution, error, true);
    return execution.waiting.length === 0 ? undefined : rest(execution);
  }
  if (!isThenable(result) && execution.waiting.length === 0) {
    finish(execution, undefined, false);
    return undefined;
  }
  execution.resumed = true;
  return later(execution, result);
}

function begin(pass: Pass, part: Part, execution: Execution): void {
  pass.scene.release(part);
  pass.scene.locks.begin(part);
  part.forgetReads();
  part.dirty = false;
  part.execution = execution;
  restart(part.node, execution);
}

async function later(execution: Execution, result: unknown): Promise<void> {
  try {
    await result;
  } catch (error) {
    finish(execution, error, true);
    return rest(execution);
  }
  await rest(execution);
  finish(execution, undefined, false);
}

async function rest(execution: Execution): Promise<void> {
  for (let next = execution.waiting.shift(); next; next = execution.waiting.shift()) await next;
}

function finish(execution: Execution, error: unknown, failed: boolean): void {
  const { pass, part } = execution;
  const shown = failed && pass.live && execution.state === "running" && !(error instanceof Quiet);
  if (shown) drawError(pass, part, error);
  execution.whole = !failed && execution.state === "running";
  execution.state = failed || !pass.live ? "over" : "ended";
}

/** Draws an error in its place, and remembers it as the run's. */
export function drawError(pass: Pass, part: Part, error: unknown): void {
  const place = (typeof error === "object" && error !== null ? placeOfError.get(error) : undefined) ?? part.node;
  const props = unmeantProps(error, pass.scene);
  const owner = part.execution ?? { drawing: false };
  append(place, makeNode({ id: place.names.next(place.id, "exception", undefined), kind: "exception", props, owner }));
  const where = props.file === undefined ? "" : ` (${props.file}:${props.line})`;
  pass.fail({ message: `${props.name}: ${props.message}${where}`, stack: told(error).stack, ...(props.ref !== undefined && { ref: props.ref }) });
  pass.touched();
}

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
