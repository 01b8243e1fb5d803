import { SHARED_SOCKET } from "@tutti/protocol";
import { dialWith } from "../sync/browser/dial.ts";
import { browserNetwork } from "../sync/browser/surroundings.ts";
import type { Dial } from "../sync/ports.ts";
import { socketWith } from "./authorised.ts";
import { isOpaque } from "./opaque.ts";
import type { EmbedSession } from "./session.ts";
import { joinLine, type FrameWindow } from "./shared-line/join-line.ts";
import { sharedDial } from "./shared-line/shared-dial.ts";
import { SharedLine } from "./shared-line/shared-line.ts";

/**
 * The way to the server of a page inside another: a line that it shares with the other frames of this server there, or one of its own where the
 * frame has no origin, and so reaches no other.
 */
export function embedDial({ bearer: byToken, person }: EmbedSession, bearer: () => string | undefined): Dial {
  const server = location.origin.replace(/^http/, "ws");
  if (isOpaque() || window.top === null) return dialWith(`${server}/socket`, socketWith(bearer));
  // A line has the cookies that it was opened with: whoever has others is on another.
  const name = byToken === undefined ? person : "";
  const [own, top] = [window, window.top] as unknown as [FrameWindow, FrameWindow];
  const make = (): SharedLine => new SharedLine((token) => new (socketWith(() => token))(server + SHARED_SOCKET));
  const leaving = (listener: () => void): void => void browserNetwork.subscribe((what) => what === "leaving" && listener());
  return sharedDial({ bearer, network: browserNetwork, join: () => joinLine({ own, top, name, make, leaving }) });
}
