/** A component that stands on the page, as far as an error may be its own. */
export interface Watched {
  /** The address of its code, which stands in the stacks of its errors. */
  readonly script: string;
  readonly box: HTMLElement;
  fail(error: unknown): void;
}

/** Those that stand now, the one that was touched last at the end. */
const standing: Watched[] = [];
const TOUCHES = ["pointerdown", "pointermove", "keydown", "input", "click", "wheel", "focusin"] as const;

/**
 * Watches for errors that a component leaves to nobody: in a listener, a timer, a promise. They are known by the component's code in
 * their stack; of several of the same code, it is the one that was touched last. @returns what ends it
 */
export function watchFaults(watched: Watched): () => void {
  if (standing.length === 0) listen();
  standing.push(watched);
  const touched = (): void => {
    const at = standing.indexOf(watched);
    if (at >= 0 && at < standing.length - 1) standing.push(...standing.splice(at, 1));
  };
  for (const type of TOUCHES) watched.box.addEventListener(type, touched, { capture: true, passive: true });
  return () => {
    for (const type of TOUCHES) watched.box.removeEventListener(type, touched, { capture: true });
    const at = standing.indexOf(watched);
    if (at >= 0) standing.splice(at, 1);
    if (standing.length === 0) unlisten();
  };
}

const hearError = (event: ErrorEvent): void => attribute(event.error ?? event.message, event.filename);
const hearRejection = (event: PromiseRejectionEvent): void => attribute(event.reason, "");

function listen(): void {
  addEventListener("error", hearError);
  addEventListener("unhandledrejection", hearRejection);
}

function unlisten(): void {
  removeEventListener("error", hearError);
  removeEventListener("unhandledrejection", hearRejection);
}

function attribute(error: unknown, file: string): void {
  whose(standing, `${file}\n${error instanceof Error ? (error.stack ?? "") : ""}`)?.fail(error);
}

/** Whose error a stack tells of: by the component's own file, else by one that it shares with others of its app. */
export function whose<One extends Pick<Watched, "script">>(among: readonly One[], stack: string): One | undefined {
  const folder = (script: string): string => script.slice(0, script.lastIndexOf("/") + 1);
  return among.findLast(({ script }) => stack.includes(script)) ?? among.findLast(({ script }) => stack.includes(folder(script)));
}
