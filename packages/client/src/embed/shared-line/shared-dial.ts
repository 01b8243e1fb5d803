import { ReadCount } from "@tutti/protocol";
import type { Dial, Network } from "../../sync/ports.ts";
import { LOST, type FromLine, type ToLine } from "./messages.ts";

export interface SharedDialOptions {
  /** Comes to whoever keeps the line. */
  join(): MessagePort;
  /** The token as it is now; `undefined` where cookies do it. */
  bearer(): string | undefined;
  readonly network: Network;
}

/** Dials a channel of the line that the frames of a page share. */
export const sharedDial = ({ join, bearer, network }: SharedDialOptions): Dial => (events) => {
  const over = new AbortController();
  const { signal } = over;
  const port = join();
  const say = (message: ToLine): void => port.postMessage(message);
  const end = (told: () => void): void => {
    if (signal.aborted) return;
    over.abort();
    say({ type: "close" });
    port.close();
    told();
  };
  const lost = (): void => end(() => events.closed(LOST, ""));
  const reads = new ReadCount((amount) => say({ type: "read", amount }));
  const hear = (message: FromLine): void => {
    if (message.type === "opened") events.opened();
    else if (message.type === "closed") end(() => events.closed(message.code, message.reason));
    else {
      events.received(message.data);
      reads.read(message.data);
    }
  };
  port.addEventListener("message", ({ data }: MessageEvent<FromLine>) => signal.aborted || hear(data), { signal });
  // Where the browser tells of a frame that is gone; elsewhere its last word does, or its silence.
  port.addEventListener("close", lost, { signal });
  port.start();
  signal.addEventListener("abort", network.subscribe((what) => what === "leaving" && lost()));
  say({ type: "open", bearer: bearer() });
  return { send: (data) => say({ type: "send", data }), close: () => end(() => undefined) };
};
