import type { JsonValue, Person, PersonId, WidgetKey } from "@tutti/protocol";
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
}

/** What only widgets with a value have. */
export interface WidgetValue {
  readonly cell: CellId;
  readonly place: CellPlace;
  /** The default, as it would be stored. */
  readonly initial: JsonValue;
  /** The author's value for what is stored. */
  read(stored: JsonValue | undefined): unknown;
  /** What is stored for the author's value; `undefined` where it does not fit. */
  encode(value: unknown): JsonValue | undefined;
  /** Calls the author's `onChange`, if there is one. */
  readonly notify: ((value: JsonValue | undefined, previous: JsonValue | undefined, by: Person | undefined) => unknown) | undefined;
}

const nameOf = (key: string, person: PersonId | undefined): string => (person === undefined ? key : `${person}\u0000${key}`);

/** The widgets of a room: those that are drawn now, and those that ever were. */
export class Registry {
  readonly #drawn = new Map<string, WidgetRecord>();
  readonly #known = new Map<string, WidgetRecord>();
  readonly #byCell = new Map<CellId, WidgetRecord>();

  /** A widget that is drawn now under this key, for everybody or for this person. */
  drawn(key: string, person: PersonId | undefined): WidgetRecord | undefined {
    return (person !== undefined ? this.#drawn.get(nameOf(key, person)) : undefined) ?? this.#drawn.get(key);
  }

  /** A widget that is or was drawn under this key. */
  known(key: string, person: PersonId | undefined): WidgetRecord | undefined {
    return (person !== undefined ? this.#known.get(nameOf(key, person)) : undefined) ?? this.#known.get(key);
  }

  /** The widget that is drawn with this cell. */
  byCell(cell: CellId): WidgetRecord | undefined {
    return this.#byCell.get(cell);
  }

  /** The widgets that a part has drawn. */
  of(part: Part): WidgetRecord[] {
    return part.widgets.map((name) => this.#drawn.get(name)).filter((record) => record !== undefined);
  }

  /** All that are drawn now. */
  all(): WidgetRecord[] {
    return [...this.#drawn.values()];
  }

  /** Those that were drawn once and are not any more. */
  lost(): WidgetRecord[] {
    return [...this.#known].filter(([name]) => !this.#drawn.has(name)).map(([, record]) => record);
  }

  /** @returns whether nothing was known of this key before. */
  add(record: WidgetRecord): boolean {
    const name = nameOf(record.key, record.part.person?.id);
    const fresh = !this.#known.has(name);
    this.#drawn.set(name, record);
    this.#known.set(name, record);
    if (record.value) this.#byCell.set(record.value.cell, record);
    record.part.widgets.push(name);
    return fresh;
  }

  /** The part is drawn anew, or gone: what it drew is not drawn any more, and stays known. */
  forget(part: Part): void {
    for (const name of part.widgets) {
      const record = this.#drawn.get(name);
      if (record?.part !== part) continue;
      this.#drawn.delete(name);
      if (record.value && this.#byCell.get(record.value.cell) === record) this.#byCell.delete(record.value.cell);
    }
    part.widgets = [];
  }
}
