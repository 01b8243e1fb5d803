import type { JsonValue, Person, PersonId, WidgetKey } from "@tutti/protocol";
import type { DeliveredEvent } from "../host/messages.ts";
import { EVERY_PAGE } from "@tutti/protocol/script";
import type { CallSite } from "./call-site.ts";
import type { CellId, CellPlace } from "./cells.ts";
import type { Part } from "./part.ts";

/** A widget that was drawn: how its value is read and written, without its types. */
export interface WidgetRecord {
  readonly key: WidgetKey;
  readonly kind: string;
  readonly part: Part;
  readonly site: CallSite;
  /** The key of the form around it. */
  readonly form: string | undefined;
  readonly value: WidgetValue | undefined;
  /** Of what sends events beside its value: what is done with one. */
  readonly hear: ((event: DeliveredEvent) => unknown) | undefined;
}

/** What only widgets with a value have. */
export interface WidgetValue {
  readonly cell: CellId;
  readonly place: CellPlace;
  /** The default, as it would be stored. */
  readonly initial: JsonValue;
  /** Whether it is kept as one entry for each cell of a table. */
  readonly isTable: boolean;
  /** The author's value for what is stored. */
  read(stored: JsonValue | undefined): unknown;
  /** What is stored for the author's value; `undefined` where it does not fit. */
  encode(value: unknown): JsonValue | undefined;
  /** Calls the author's `onChange`, if there is one. */
  readonly notify: ((value: JsonValue | undefined, previous: JsonValue | undefined, by: Person | undefined, members: readonly string[]) => unknown) | undefined;
}

const nameOf = (key: string, person: PersonId | undefined): string => (person === undefined ? key : `${person}\u0000${key}`);

/** Widgets by name. An author's own key may stand on several pages, and is one widget there. */
class Named {
  readonly #records = new Map<string, readonly WidgetRecord[]>();

  /** That of this page, or of every page; without a page that which was entered last. */
  find(key: string, person: PersonId | undefined, page: string | undefined): WidgetRecord | undefined {
    return (person !== undefined ? this.#choose(nameOf(key, person), page) : undefined) ?? this.#choose(key, page);
  }

  of(name: string, part: Part): WidgetRecord | undefined {
    return this.#records.get(name)?.find((record) => record.part === part);
  }

  has(name: string): boolean {
    return this.#records.has(name);
  }

  put(name: string, record: WidgetRecord): void {
    const others = (this.#records.get(name) ?? []).filter((other) => other.part.page !== record.part.page);
    this.#records.set(name, [...others, record]);
  }

  /** Takes away what a part has entered. */
  drop(name: string, part: Part): WidgetRecord | undefined {
    const all = this.#records.get(name) ?? [];
    const gone = all.find((record) => record.part === part);
    const left = all.filter((record) => record !== gone);
    if (left.length > 0) this.#records.set(name, left);
    else this.#records.delete(name);
    return gone;
  }

  *entries(): Generator<readonly [string, WidgetRecord]> {
    for (const [name, records] of this.#records) for (const record of records) yield [name, record];
  }

  #choose(name: string, page: string | undefined): WidgetRecord | undefined {
    const all = this.#records.get(name);
    if (!all || page === undefined) return all?.at(-1);
    return all.find((record) => record.part.page === page) ?? all.find((record) => record.part.page === EVERY_PAGE);
  }
}

/** The widgets of a room: those that are drawn now, and those that ever were. */
export class Registry {
  readonly #drawn = new Named();
  readonly #known = new Named();
  readonly #byCell = new Map<CellId, readonly WidgetRecord[]>();

  /** A widget that is drawn now under this key, for everybody or for this person; on this page where one is named. */
  drawn(key: string, person: PersonId | undefined, page?: string): WidgetRecord | undefined {
    return this.#drawn.find(key, person, page);
  }

  /** A widget that is or was drawn under this key. */
  known(key: string, person: PersonId | undefined): WidgetRecord | undefined {
    return this.#known.find(key, person, undefined);
  }

  /** The widget that is drawn with this cell; of several pages, that which was drawn last. */
  byCell(cell: CellId): WidgetRecord | undefined {
    return this.#byCell.get(cell)?.at(-1);
  }

  /** The widgets that a part has drawn. */
  of(part: Part): WidgetRecord[] {
    return part.widgets.map((name) => this.#drawn.of(name, part)).filter((record) => record !== undefined);
  }

  /** All that are drawn now. */
  all(): WidgetRecord[] {
    return [...this.#drawn.entries()].map(([, record]) => record);
  }

  /** Those that were drawn once and are not any more. */
  lost(): WidgetRecord[] {
    return [...this.#known.entries()].filter(([name]) => !this.#drawn.has(name)).map(([, record]) => record);
  }

  /** @returns whether nothing was known of this key before. */
  add(record: WidgetRecord): boolean {
    const name = nameOf(record.key, record.part.person?.id);
    const fresh = !this.#known.has(name);
    this.#drawn.put(name, record);
    this.#known.put(name, record);
    if (record.value) this.#byCell.set(record.value.cell, [...(this.#byCell.get(record.value.cell) ?? []), record]);
    record.part.widgets.push(name);
    return fresh;
  }

  /** The part is drawn anew, or gone: what it drew is not drawn any more, and stays known. */
  forget(part: Part): void {
    for (const name of part.widgets) {
      const cell = this.#drawn.drop(name, part)?.value?.cell;
      if (cell === undefined) continue;
      const left = (this.#byCell.get(cell) ?? []).filter((record) => record.part !== part);
      if (left.length > 0) this.#byCell.set(cell, left);
      else this.#byCell.delete(cell);
    }
    part.widgets = [];
  }
}
