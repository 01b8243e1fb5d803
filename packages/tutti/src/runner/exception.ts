import type { ExceptionProps } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import { given } from "../ui/given.ts";
import { authorPlaces, shownFile } from "./call-site.ts";
import type { AppFiles, RunnerPorts } from "./ports.ts";

const LONGEST_MESSAGE = 4_000;
const MOST_FRAMES = 10;

/** What the page shows of an error: whose line it was, what it says, and what to do where that is known. */
export function exceptionProps(error: unknown, files: AppFiles): ExceptionProps {
  const { name, message, stack } = told(error);
  const places = authorPlaces(stack);
  const [nearest] = places;
  return given({
    name, message: message.slice(0, LONGEST_MESSAGE),
    file: nearest && shownFile(nearest.file, files),
    line: nearest?.line,
    column: nearest?.column,
    excerpt: nearest && files.line(nearest.file, nearest.line)?.trimEnd(),
    frames: files.frames && places.length > 1
      ? places.slice(0, MOST_FRAMES).map((place) => `${shownFile(place.file, files)}:${place.line}`)
      : undefined,
    hint: hintFor(error, message),
    whole: typeof error === "object" && error !== null && unloadable.has(error) ? true : undefined,
  });
}

const unloadable = new WeakSet<object>();
const saidToAll = new WeakSet<object>();

/** Marks an error as a word to whoever looks, and none about the script: it is read by all. */
export function readByAll(error: Error): Error {
  saidToAll.add(error);
  return error;
}

/**
 * An error that its author did not mean to show: the server tells it to those who may read it, and the others under which mark its log has
 * it. The mark follows from the error, and tells nothing of it to whoever has not the room's secret.
 */
export function unmeantProps(error: unknown, { secret, ports }: { readonly secret: string; readonly ports: Pick<RunnerPorts, "hmac" | "files"> }): ExceptionProps {
  const props = exceptionProps(error, ports.files);
  if (typeof error === "object" && error !== null && saidToAll.has(error)) return props;
  const about = new TextEncoder().encode(JSON.stringify([props.name, props.message, props.file, props.line]));
  return { ...props, ref: ports.hmac(secret, about).replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 8) };
}

/** Marks an error as why there is no app at all. */
export function keepsFromLoading(error: Error): Error {
  unloadable.add(error);
  return error;
}

/** What was thrown, as an error: anything can be thrown, also things whose own getters throw. */
export function told(error: unknown): { name: string; message: string; stack: string | undefined } {
  try {
    if (error instanceof Error) return { name: String(error.name), message: String(error.message), stack: error.stack };
    return { name: "Error", message: `The script threw ${typeof error === "object" ? JSON.stringify(error) : String(error)}, which is not an Error`, stack: undefined };
  } catch {
    return { name: "Error", message: "The script threw something that cannot be printed", stack: undefined };
  }
}

function hintFor(error: unknown, message: string): string | undefined {
  if (error instanceof AuthorError) return error.hint;
  if (!(error instanceof Error)) return "Throw an Error: it knows its line";
  if (/object is not extensible|read only property|Cannot (delete|define) property/.test(message)) {
    return "Values of the room are read only: make a new one, as in state.update((list) => [...list, item])";
  }
  if (/^(window|document|localStorage|navigator) is not defined$/.test(message)) return "The script runs on the server, not in a browser";
  if (error instanceof RangeError && message.includes("call stack")) return "A function calls itself without end";
  return undefined;
}
