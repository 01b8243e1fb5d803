import { dismissNotice, LAYOUT, memberName, putNotice, readNotices, type Notice, type Scope } from "@tutti/protocol";
import { LOCAL, type RoomDocument } from "../document/room-document.ts";
import { writable } from "../readable.ts";
import type { Readable, Unsubscribe } from "../types.ts";
import { writeValue, writeValues } from "../values/value-handles.ts";

type Notices = readonly (readonly [string, Notice])[];

/** What the server has told this person, in their own document, until they dismiss it. */
export class NoticeBoard {
  readonly #current: (scope: Scope) => Readable<RoomDocument | undefined>;
  readonly #notices = writable<Notices>([]);
  readonly #end: Unsubscribe;
  #unobserve: () => void = () => undefined;

  constructor(current: (scope: Scope) => Readable<RoomDocument | undefined>) {
    this.#current = current;
    this.#end = current("me").subscribe((document) => this.#follow(document));
  }

  get notices(): Readable<Notices> {
    return this.#notices;
  }

  /** Tells a conflict that only this page could see. It lies where the server's lie: seen in every tab, until it is dismissed. */
  conflict(notices: readonly Notice[]): void {
    const mine = this.#current("me").get();
    if (mine) for (const notice of notices) putNotice(mine.doc, notice, LOCAL);
  }

  dismiss(id: string): void {
    const mine = this.#current("me").get();
    if (mine?.doc.getMap(LAYOUT.inbox).has(id)) dismissNotice(mine.doc, id, LOCAL);
  }

  /** Of a conflict: writes one's own value with a revision above the one that stands, and lets the notice go. */
  insist(id: string): void {
    const notice = this.#notices.get().find(([present]) => present === id)?.[1];
    if (notice?.kind === "conflict" && writeValue(this.#current(notice.scope).get(), notice.key, notice.mine)) this.dismiss(id);
    if (notice?.kind !== "cells") return;
    const mine = notice.cells.map((cell) => [memberName(notice.key, cell.member), cell.mine] as const);
    if (writeValues(this.#current(notice.scope).get(), mine)) this.dismiss(id);
  }

  close(): void {
    this.#end();
    this.#unobserve();
    this.#unobserve = () => undefined;
  }

  #follow(document: RoomDocument | undefined): void {
    this.#unobserve();
    this.#unobserve = () => undefined;
    if (!document) return this.#notices.set([]);
    const inbox = document.doc.getMap(LAYOUT.inbox);
    const look = (): void => this.#notices.set(readNotices(document.doc));
    inbox.observe(look);
    this.#unobserve = () => inbox.unobserve(look);
    look();
  }
}
