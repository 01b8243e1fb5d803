import { applyOps, EVERY_PAGE, type AppId, type ElementId, type Person, type RoomId, type ViewElement } from "@tutti/protocol";
import type { Cell, FromHost } from "../host/messages.ts";
import type { Clock, Hosts } from "./ports.ts";

/** A view that was drawn to be looked at: of one page and of every page, what all see and what one person alone sees. */
export interface LookedView {
  readonly views: readonly { readonly page: string; readonly channel: "shared" | "private"; readonly elements: readonly ViewElement[] }[];
  readonly blobs: ReadonlyMap<string, { readonly mime: string; readonly bytes: Uint8Array }>;
}

export interface LookOptions {
  readonly app: AppId;
  /** A name of its own, under which the script's process knows it: no room that people are in. */
  readonly as: RoomId;
  readonly page: string;
  readonly person: Person;
  readonly cells: readonly Cell[];
  readonly hosts: Hosts;
  readonly clock: Clock;
}

/** A look that takes longer (ms) is given up. */
const LONGEST = 20_000;

/**
 * Runs the script on other values than the room's, to see what it draws. It writes nothing, hears no events, starts nothing, and no
 * room learns of it.
 *
 * @throws with a sentence where the script's process does not answer.
 */
export async function lookRun({ app, as, page, person, cells, hosts, clock }: LookOptions): Promise<LookedView> {
  const link = await hosts.link(app, as);
  const views = new Map<string, { page: string; channel: "shared" | "private"; elements: Map<ElementId, ViewElement> }>();
  const blobs = new Map<string, { readonly mime: string; readonly bytes: Uint8Array }>();
  const over = Promise.withResolvers<void>();
  const cancel = clock.after(LONGEST, () => over.reject(new Error("The app took too long to draw this; try again later")));
  const hear = (message: FromHost): void => {
    if (message.type === "ops") {
      const { page: at = EVERY_PAGE } = message;
      const channel = message.person === undefined ? "shared" : "private";
      const view = views.get(`${channel}\n${at}`) ?? { page: at, channel, elements: new Map<ElementId, ViewElement>() };
      views.set(`${channel}\n${at}`, view);
      applyOps(view.elements, message.ops);
    } else if (message.type === "blob") blobs.set(message.name, { mime: message.mime, bytes: message.bytes });
    else if (message.type === "done" && message.run === 1) over.resolve();
  };
  link.onMessage((message) => {
    try {
      if ("room" in message && message.room === as) hear(message);
    } catch (error) {
      over.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  link.onGone((reason) => over.reject(new Error(reason)));
  try {
    link.send({ type: "open", room: as, secret: globalThis.crypto.randomUUID(), cells, people: [person], looking: [[page, [person.id]]], told: 1 });
    link.send({ type: "run", room: as, run: 1, mode: "look", all: true, changes: [] });
    await over.promise;
    return { views: [...views.values()].map((view) => ({ ...view, elements: [...view.elements.values()] })), blobs };
  } finally {
    cancel();
    link.send({ type: "close", room: as });
    link.close();
  }
}
