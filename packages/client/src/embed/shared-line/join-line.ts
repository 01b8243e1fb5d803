import type { ToLine } from "./messages.ts";
import type { SharedLine } from "./shared-line.ts";

/** Where a frame keeps the lines that others of its origin may come on, each by a name. */
const LINES = "tuttiLines1";
/** A page with more frames than that is not looked through to its end. */
const MOST_WINDOWS = 300;

/** What is looked at of a window, which may be another site's: then all but its frames is out of reach. */
export interface FrameWindow {
  readonly length: number;
  readonly [index: number]: FrameWindow;
  [LINES]?: Map<string, (port: MessagePort) => void>;
}

export interface JoinLineOptions {
  readonly own: FrameWindow;
  readonly top: FrameWindow;
  /** Those of one name share a line: they are let in by the same cookies, or by tokens. */
  readonly name: string;
  make(): SharedLine;
  /** Calls once this frame goes. */
  leaving(listener: () => void): void;
}

/**
 * Comes on the line that a frame of the same origin keeps somewhere in the page; where there is none, this frame keeps it from now on. Such frames
 * run one after the other in one thread, so that no two begin at once.
 */
export function joinLine(options: JoinLineOptions): MessagePort {
  const { port1, port2 } = new MessageChannel();
  for (const keeper of keepersIn(options.top, options.name)) {
    try {
      keeper(port2);
      return port1;
    } catch {
      // A frame that is just being taken away.
    }
  }
  keep(options)(port2);
  return port1;
}

function keep({ own, name, make, leaving }: JoinLineOptions): (port: MessagePort) => void {
  const line = make();
  const take = (port: MessagePort): void => {
    const hear = line.join((message) => port.postMessage(message));
    port.addEventListener("message", ({ data }: MessageEvent<ToLine>) => hear(data));
    port.addEventListener("close", () => hear({ type: "close" }));
    port.start();
  };
  (own[LINES] ??= new Map()).set(name, take);
  leaving(() => {
    own[LINES]?.delete(name);
    line.close();
  });
  return take;
}

function* keepersIn(top: FrameWindow, name: string): Generator<(port: MessagePort) => void> {
  const windows = [top];
  for (let at = 0; at < windows.length && at < MOST_WINDOWS; at++) {
    const one = windows[at];
    if (!one) return;
    const keeper = reach(one)?.get(name);
    if (keeper) yield keeper;
    for (let n = 0; n < one.length && windows.length < MOST_WINDOWS; n++) {
      const inner = one[n];
      if (inner) windows.push(inner);
    }
  }
}

/** Another site's window throws at whoever looks. */
function reach(one: FrameWindow): FrameWindow[typeof LINES] {
  try {
    return one[LINES];
  } catch {
    return undefined;
  }
}
