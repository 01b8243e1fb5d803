import {
  COMMENT_EVENTS, commentsOf, currentValues, documentName, documentOfScope, lastHandled, parseEntry, parseEventId, readCell, readCells, readNotices, textName, Threads, waitingEvents, type Scope,
} from "@tutti/protocol";
import * as Y from "yjs";
import { foldUpdates } from "../src/log/fold.ts";
import { Asides, standsIn } from "./aside.ts";
import { DEFAULT_NOTE } from "./sim-app.ts";
import type { SimBrowser } from "./sim-browser.ts";
import { lookAtFiles } from "./sim-files.ts";
import { cellIn, rowsIn } from "./sim-table.ts";
import type { World } from "./world.ts";

const SCOPES = ["room", "owner", "me"] as const;

/** What is looked at after every step: no event twice, and no value's revision falls while a server lives. */
export class Watch {
  readonly #highest = new Map<string, number>();
  #boot = "";
  readonly asides = new Asides();

  async look(world: World): Promise<void> {
    await this.asides.look(world);
    for (const browser of world.browsers) browser.note();
    if (world.files) lookAtFiles(world);
    const ids = world.outside.happened.map(({ id, by }) => `${by} ${id}`);
    if (new Set(ids).size !== ids.length) world.fail(`[3] an event happened twice: ${ids.find((id, at) => ids.indexOf(id) !== at)}`);
    const room = world.server?.document({ app: world.app, room: world.room, kind: "room" });
    if (!room || !world.server) return;
    // A server that died may have known a revision that no disk and no page has: with the next one, counting begins anew.
    if (world.server.boot !== this.#boot) this.#highest.clear();
    this.#boot = world.server.boot;
    for (const [name, raw] of currentValues(room)?.entries() ?? []) {
      const r = parseEntry(raw)?.r ?? 0;
      if (r < (this.#highest.get(name) ?? 0)) world.fail(`[1] ${name} fell back from revision ${this.#highest.get(name)} to ${r}: an old value stands`);
      this.#highest.set(name, r);
      if (name === "evil") world.fail("[4] somebody wrote who may only read");
    }
  }
}

/** What the disk holds of a document now. */
function onDisk(world: World, name: string): Y.Doc {
  const doc = new Y.Doc();
  const tail = (world.store.updates.get(name) ?? []).map(({ bytes }) => bytes);
  Y.applyUpdate(doc, foldUpdates({ seq: 0, snapshot: world.store.snapshots.get(name)?.bytes, tail }));
  return doc;
}

const nameOf = (world: World, scope: Scope, browser: SimBrowser): string => documentName(documentOfScope(world.app, world.room, scope, browser.person.id));

/** After a server has died: whatever a page had called saved is on the disk. */
export function checkSaved(world: World): void {
  const docs = new Map<string, Y.Doc>();
  const diskOf = (name: string): Y.Doc => {
    const doc = docs.get(name) ?? onDisk(world, name);
    docs.set(name, doc);
    return doc;
  };
  for (const browser of world.browsers) {
    for (const [name, positions] of browser.saved.positions) {
      for (const [client, clock] of positions) {
        const kept = Y.getState(diskOf(name).store, client);
        if (kept < clock) world.fail(`[2] ${browser.person.id} was told that ${name} is saved up to ${clock}, and the disk has it up to ${kept}`);
      }
    }
    const room = diskOf(nameOf(world, "room", browser));
    for (const made of browser.saved.made) {
      const stands = standsIn(room, made);
      if (!stands && !made.out) world.fail(`[2] ${made.token} was saved and is gone`);
      if (stands && made.out && made.kind === "text") world.fail(`[2] ${made.token} was taken out, saved, and is there again`);
    }
  }
  for (const { person, event } of world.store.claims.values()) {
    const parts = parseEventId(event);
    const name = documentName({ app: world.app, room: world.room, kind: "me", person });
    if (parts && lastHandled(diskOf(name), parts.device) >= parts.counter) world.fail(`[3] on the disk ${person}'s ${event} is both done and under way`);
  }
  for (const doc of docs.values()) doc.destroy();
}

/** What a document says. That a text of which nothing is left was ever there says nothing. */
const wordsOf = (doc: Y.Doc): string => JSON.stringify([...readCells(doc)].filter(([, value]) => value !== "").sort());

/** At rest, with everybody connected: all copies are equal, and everything that was typed is there. */
export function checkEqual(world: World): void {
  for (const browser of world.browsers) {
    for (const scope of SCOPES) {
      const here = browser.document(scope)?.doc;
      const there = world.server?.document(documentOfScope(world.app, world.room, scope, browser.person.id));
      const name = `${browser.person.id}'s ${scope}`;
      if (!here || !there) world.fail(`[1] ${name} is not there`);
      else if (!Y.equalSnapshots(Y.snapshot(here), Y.snapshot(there))) world.fail(`[1] ${name} differs from the server's`);
      else if (wordsOf(here) !== wordsOf(there)) world.fail(`[1] ${name} reads differently`);
    }
    const room = browser.document("room")?.doc;
    if (!room) continue;
    const note = room.getText(textName("note")).toString();
    if (note.split(DEFAULT_NOTE).length > 2) world.fail(`[1] the default text stands there twice: ${note}`);
    const rows = rowsIn(room);
    for (const made of browser.made) {
      if (made.open) continue;
      const { kind, token, out } = made;
      if (!standsIn(room, made) && !out) world.fail(`[1] ${token} was made and is gone`);
      if (kind === "text" && note.includes(token) && out) world.fail(`[1] ${token} was taken out and is there`);
      if (kind === "row" && !rows.has(token) && !out && !world.deleted.has(token)) world.fail(`[1] the row ${token} is gone, and nobody deleted it`);
    }
    for (const [row, value] of browser.cells) {
      const stands = cellIn(room, row, browser.person.id);
      if (stands !== value) world.fail(`[1] ${browser.person.id} wrote ${JSON.stringify(value)} in ${row}, where nobody else writes, and there is ${JSON.stringify(stands)}`);
    }
  }
}

/** At rest: every press happened once, or its author was told why not. */
export function checkEvents(world: World, asides: Asides): void {
  const done = new Set<string>();
  for (const browser of world.browsers) {
    const me = browser.document("me")?.doc;
    if (!me) continue;
    if (waitingEvents(me).length > 0) world.fail(`[3] ${browser.person.id} still has presses that wait`);
    const told = new Map(readNotices(me).flatMap(([, notice]) => ("event" in notice && notice.kind !== "unsaid" ? [[notice.event as string, notice.kind] as const] : [])));
    for (const { id, place } of browser.pressed) {
      const happened = world.outside.happened.some((event) => event.id === id && event.by === browser.person.id);
      const word = told.get(id);
      const aside = asides.events.has(`${browser.person.id} ${id}`);
      if (!happened && word === undefined && !aside) world.fail(`[3] ${browser.person.id}'s ${place.key} ${id} never happened, and nobody told them`);
      if (happened && (word === "refused" || word === "submitted")) world.fail(`[3] ${browser.person.id} was told that ${id} was not run, and it was`);
      if (happened && aside) world.fail(`[3] ${browser.person.id} was told that ${id} was not sent, and it was run`);
      if (happened && place.key === "go" && word === undefined) done.add(`${browser.person.id} ${id}`);
      if (happened) world.see("happened");
      if (word === "interrupted") world.see("interrupted");
      if (word === "refused") world.see("refused");
      if (word === "submitted") world.see("late submit");
    }
    world.see("conflict", readNotices(me).filter(([, notice]) => notice.kind === "conflict").length);
  }
  const room = world.server?.document({ app: world.app, room: world.room, kind: "room" });
  const count = Number((room && readCell(room, "state:count")) ?? 0);
  if (count < done.size) world.fail(`[3] ${done.size} presses were done, and what they wrote counts ${count}`);
}

/** At rest: everybody has the same conversation, and each thing that was said stands there once, its author's in their order, or they were told why not. */
export function checkConversation(world: World, asides: Asides): void {
  const doc = world.server?.document({ app: world.app, room: world.room, kind: "comments" });
  if (!doc) return;
  const kept = JSON.stringify([...readCells(doc)].sort());
  const threads = new Threads(readCells(doc));
  for (const browser of world.browsers) {
    const { person, page, said } = browser;
    const document = browser.document("me");
    const here = page.documents.current("comments").get();
    if (!here || JSON.stringify([...readCells(here.doc)].sort()) !== kept) world.fail(`[1] ${person.id} has another conversation than the server`);
    if (!document) continue;
    if (COMMENT_EVENTS.waiting(document.doc).length > 0) world.fail(`[3] ${person.id} still has comments that wait`);
    const refused = new Set(readNotices(document.doc).flatMap(([, notice]) => (notice.kind === "unsaid" ? [notice.event as string] : [])));
    const stands = said.filter(({ id, comment }) => {
      const there = threads.comments.get(comment);
      if (there && there.by !== person.id) world.fail(`[3] ${comment} is ${person.id}'s and stands there as ${there.by}'s`);
      if (there && refused.has(id)) world.fail(`[3] ${person.id} was told that ${comment} was not taken, and it was`);
      if (there && asides.said.has(`${person.id} ${id}`)) world.fail(`[3] ${person.id} was told that ${comment} was not sent, and it stands there`);
      // Of many refusals the last ones are kept.
      if (!there && !refused.has(id) && !browser.hasWatched) world.fail(`[3] ${comment} was said and is gone, and nobody told ${person.id}`);
      return there !== undefined;
    });
    for (const thread of new Set(stands.map((one) => one.thread))) {
      const order = commentsOf(threads, thread).map(({ id }) => id).join();
      const wanted = stands.filter((one) => one.thread === thread).map(({ comment }) => comment).join();
      if (order !== wanted) world.fail(`[3] ${person.id}'s thread stands in another order: ${order} instead of ${wanted}`);
    }
    world.see("said", stands.length);
    world.see("unsaid", refused.size);
  }
}
