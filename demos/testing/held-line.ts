import type { WebSocketRoute } from "playwright-core";
import type { Person } from "./person.ts";

const SYNC = 0;
const UPDATE = 2;

/** What is between a person's page and the server, in the test's hands: frames can wait there, and the page does not know. */
export interface HeldLine {
  /** From now on what the page writes waits; what it tells of where people are still goes. */
  holdWrites(): void;
  /** Everything goes again, what has waited first. */
  release(): void;
}

/** Loads a person's page again with a line that can be held. */
export async function holdable(person: Person): Promise<HeldLine> {
  let holding = false;
  let waiting: (() => void)[] = [];
  await person.page.routeWebSocket(/\/socket$/, (socket: WebSocketRoute) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      // Whatever comes after a change waits behind it: order is part of what the server is promised.
      if (holding && typeof frame !== "string" && (waiting.length > 0 ? !isAwareness(frame) : isUpdate(frame))) waiting.push(() => server.send(frame));
      else server.send(frame);
    });
  });
  await person.page.reload();
  await person.settled();
  return {
    holdWrites: () => void (holding = true),
    release: () => {
      holding = false;
      for (const send of waiting) send();
      waiting = [];
    },
  };
}

/** A frame is the document's name, with its length before it, then its kind. Names here are shorter than 128 bytes. */
const kindAt = (frame: Buffer): number => 1 + (frame[0] ?? 0);
const isUpdate = (frame: Buffer): boolean => frame[kindAt(frame)] === SYNC && frame[kindAt(frame) + 1] === UPDATE;
const isAwareness = (frame: Buffer): boolean => frame[kindAt(frame)] === 1;
