import { textName } from "@tutti/protocol";
import type * as Y from "yjs";
import { answer } from "./child.ts";
import { WireDocument } from "./wire/document.ts";
import { Page } from "./wire/page.ts";
import { openSocket } from "./wire/socket.ts";

/** A process in which somebody writes a lot without a network, and comes back: with the client that ships, and with bare Yjs over a bare relay. */
const KEY = "textArea:Note";
const WORDS = ["rye", "oats", "barley", "spelt", "millet"];

/** Words here and there, each a change of its own: the same for every server. */
function write(text: Y.Text, edits: number): void {
  let place = 7;
  for (let n = 0; n < edits; n += 1) {
    place = (place * 48_271) % 2_147_483_647;
    text.insert(place % (text.length + 1), `${WORDS[n % WORDS.length]} `);
  }
}

/** Waits for a state, looked at often. */
async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !holds();) {
    if (performance.now() > end) throw new Error(`Never came to be: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function overTutti(url: string, room: string, edits: number): Promise<{ readonly saved: number; readonly seen: number }> {
  const [writer, watcher] = await Promise.all([Page.open(url, "note", room), Page.open(url, "note", room)]);
  const note = (page: Page): Y.Text | undefined => page.room.documents.current("room").get()?.doc.getText(textName(KEY));
  await until(() => [writer, watcher].every(({ room: { documents, connection } }) => documents.current("room").get()?.cells.ready.get() === true && connection.get().state === "live"));
  writer.setOnline(false);
  await until(() => writer.room.connection.get().state === "offline");
  const text = note(writer);
  if (!text) throw new Error("The note is not there");
  write(text, edits);
  const begun = performance.now();
  writer.setOnline(true);
  let seen = 0;
  await until(() => {
    if (seen === 0 && note(watcher)?.length === text.length) seen = performance.now() - begun;
    return writer.room.saving.get().state === "saved" && seen > 0;
  });
  const saved = performance.now() - begun;
  await Promise.all([writer.room.close(), watcher.room.close()]);
  return { saved, seen };
}

async function overRelay(port: number, room: string, edits: number): Promise<number> {
  const join = async (document: WireDocument, attach: (send: (frame: Uint8Array) => void) => void): Promise<() => void> => {
    const socket = await openSocket(`ws://127.0.0.1:${port}/${room}`, {}, (frame) => document.receive(frame));
    attach((frame) => socket.send(frame));
    document.open();
    await document.synced;
    return () => socket.close();
  };
  let [tell, hear]: ((frame: Uint8Array) => void)[] = [];
  const writer = new WireDocument(room, "named", (frame) => tell?.(frame));
  const watcher = new WireDocument(room, "named", (frame) => hear?.(frame));
  const leave = await join(watcher, (send) => (hear = send));
  write(writer.doc.getText("note"), edits);
  const begun = performance.now();
  const end = await join(writer, (send) => (tell = send));
  await until(() => watcher.doc.getText("note").length === writer.doc.getText("note").length);
  const took = performance.now() - begun;
  leave();
  end();
  return took;
}

answer({
  tutti: (request) => overTutti(request["url"] as string, request["room"] as string, request["edits"] as number),
  relay: (request) => overRelay(request["port"] as number, request["room"] as string, request["edits"] as number),
});
