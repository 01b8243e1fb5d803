import { EVERY_PAGE, type PersonId, type ServerMessage, type View } from "@tutti/protocol";
import type { Said } from "../host/messages.ts";
import { ViewChannel } from "./channel.ts";
import type { Missed } from "./ports.ts";

type Ops = Pick<Said<"ops">, "page" | "person" | "since" | "ops">;

/** A message, and who is to have it: those on this page, all or one person's. */
export interface Addressed {
  readonly message: ServerMessage;
  readonly page: string;
  readonly person: PersonId | undefined;
}

interface Own {
  readonly channel: ViewChannel;
  /** When its person came, as the room counts what it tells the script. */
  since: number;
}

/** The views of a room: of each page and of every page, for all and for each person. */
export class RoomViews {
  readonly #prefix: string;
  readonly #shared = new Map<string, ViewChannel>();
  readonly #own = new Map<string, Map<PersonId, Own>>();
  #generations = 0;

  /** @param prefix names this opening of the room: no other has generations that begin so. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** What all see of these pages. */
  shared(pages: Iterable<string> = this.#shared.keys()): View[] {
    return [...pages].flatMap((page) => this.#shared.get(page)?.elements ?? []);
  }

  /** What somebody sees of their own there; nothing of what an earlier process has drawn. */
  own(person: PersonId, pages: Iterable<string>): View[] {
    return [...pages].flatMap((page) => {
      const channel = this.#own.get(page)?.get(person)?.channel;
      return channel && !channel.growing ? [channel.elements] : [];
    });
  }

  /** All there is to see of a page for somebody. */
  snapshots(page: string, person: PersonId): ServerMessage[] {
    return [this.#sharedOf(page).snapshot(), this.#ownOf(page, person).channel.snapshot()];
  }

  /** What was not sent of a view, as it is now. */
  missed({ page, channel, ids, whole }: Missed, person: PersonId): ServerMessage {
    const view = channel === "shared" ? this.#sharedOf(page) : this.#ownOf(page, person).channel;
    return whole ? view.snapshot() : view.elementsNow(ids);
  }

  /** @throws if the operations do not fit the view that is there. */
  apply({ page = EVERY_PAGE, person, since, ops }: Ops): Addressed | undefined {
    if (person === undefined) return addressed(this.#sharedOf(page).apply(ops), page, person);
    const own = this.#ownOf(page, person);
    // Of an earlier stay: it is about what was there then.
    return since === undefined || since === own.since ? addressed(own.channel.apply(ops), page, person) : undefined;
  }

  /** Somebody came to a page: what is drawn for them begins with nothing. */
  beginOwn(page: string, person: PersonId, since: number): void {
    const own = this.#ownOf(page, person);
    own.since = since;
    own.channel.begin();
  }

  /** Somebody left a page. What stands on every page is kept: they may only have lost their connection. */
  endOwn(page: string, person: PersonId): void {
    if (page !== EVERY_PAGE) this.#own.get(page)?.delete(person);
  }

  /** Nobody looks at a page any more. One that is none has no view to keep: anybody may ask for any name. */
  leave(page: string): void {
    if (page !== EVERY_PAGE && this.#shared.get(page)?.isEmpty) this.#shared.delete(page);
    if (this.#own.get(page)?.size === 0) this.#own.delete(page);
  }

  /** How many views are kept, for tests and tools. */
  get size(): number {
    return this.#shared.size + [...this.#own.values()].reduce((sum, people) => sum + people.size, 0);
  }

  /** The script's process is new: what it draws next begins with nothing. Of pages that nobody looks at, nothing is left. */
  begin(looked: (page: string) => boolean): void {
    for (const views of [this.#shared, this.#own]) for (const page of views.keys()) if (page !== EVERY_PAGE && !looked(page)) views.delete(page);
    for (const channel of this.#shared.values()) channel.begin();
    for (const people of this.#own.values()) for (const { channel } of people.values()) channel.begin();
  }

  /** What was growing is whole: who looks is to have it so. */
  finish(): Addressed[] {
    const shared = [...this.#shared].map(([page, channel]) => addressed(channel.finish(), page, undefined));
    const own = [...this.#own].flatMap(([page, people]) => [...people].map(([person, { channel }]) => addressed(channel.finish(), page, person)));
    return [...shared, ...own].filter((one) => one !== undefined);
  }

  /** Whether something that this person may look at names a blob. */
  names(blob: string, person: PersonId): boolean {
    for (const channel of this.#shared.values()) if (channel.names(blob)) return true;
    for (const people of this.#own.values()) if (people.get(person)?.channel.names(blob)) return true;
    return false;
  }

  #sharedOf(page: string): ViewChannel {
    const channel = this.#shared.get(page) ?? this.#make(page, "shared");
    this.#shared.set(page, channel);
    return channel;
  }

  #ownOf(page: string, person: PersonId): Own {
    const people = this.#own.get(page) ?? new Map<PersonId, Own>();
    this.#own.set(page, people);
    const own = people.get(person) ?? { channel: this.#make(page, "private"), since: 0 };
    people.set(person, own);
    return own;
  }

  #make(page: string, channel: "shared" | "private"): ViewChannel {
    return new ViewChannel(page, channel, () => `${this.#prefix}.${(this.#generations += 1)}`);
  }
}

const addressed = (message: ServerMessage | undefined, page: string, person: PersonId | undefined): Addressed | undefined => message && { message, page, person };
