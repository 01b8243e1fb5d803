import { changesAs, mayUse, isWidgetKind, jsonEqual, PREVIEW_TIMEOUT, WIDGETS, type JsonValue, type Person, type PersonId, type View, type WidgetProps, type WidgetRule } from "@tutti/protocol";
import type { Cell } from "../host/messages.ts";

/** What somebody drags, as their awareness says. */
export interface Preview {
  readonly person: PersonId;
  readonly key: string;
  readonly value: JsonValue;
  /** Counts up while the widget is held; one that stands still is a tab that died. */
  readonly beat?: number;
}

interface Held {
  readonly cell: Cell;
  readonly person: PersonId;
  readonly beat: number | undefined;
  readonly since: number;
  readonly last: number;
}

/**
 * Who drags what now. Of two people at one widget the last to take hold wins; who has not moved or beaten for
 * {@link PREVIEW_TIMEOUT} has let go.
 */
export class Previews {
  readonly #held = new Map<string, Held>();

  /** Takes the present previews, all of them. `place` finds the widget, if it asks for runs while it is dragged. */
  take(previews: readonly Preview[], now: number, place: (preview: Preview) => Cell | undefined): void {
    const present = new Set<string>();
    for (const preview of previews) {
      const cell = place(preview);
      if (!cell) continue;
      const id = `${preview.person}\n${preview.key}`;
      present.add(id);
      const held = this.#held.get(id);
      if (!held) this.#held.set(id, { cell, person: preview.person, beat: preview.beat, since: now, last: now });
      else if (held.beat !== preview.beat || !jsonEqual(held.cell.value, cell.value)) this.#held.set(id, { ...held, cell, beat: preview.beat, last: now });
    }
    for (const id of this.#held.keys()) if (!present.has(id)) this.#held.delete(id);
  }

  /** The cells that lie over the committed ones now. */
  cells(now: number): Cell[] {
    const latest = new Map<string, Held>();
    for (const held of this.#held.values()) {
      if (now - held.last >= PREVIEW_TIMEOUT) continue;
      const id = `${held.cell.scope}\n${held.cell.person ?? ""}\n${held.cell.key}`;
      const other = latest.get(id);
      if (!other || held.since >= other.since) latest.set(id, held);
    }
    return [...latest.values()].map((held) => held.cell);
  }
}

/** Elements that somebody is shown, and what they may do. */
export interface Sight {
  readonly shared: readonly View[];
  readonly own: readonly View[];
  /** Who drags. */
  readonly by: Person | undefined;
}

/**
 * The cell that a preview lies over, where its widget asks for runs while it is dragged, takes that value, and is its person's to
 * change. Presence travels with the room's document for all widgets, so that the right is looked at here.
 */
export function previewCell(preview: Preview, { shared, own, by }: Sight): Cell | undefined {
  for (const view of [...own, ...shared]) {
    for (const element of view.values()) {
      if (element.widget?.key !== preview.key || !isWidgetKind(element.kind)) continue;
      if (!("previews" in element.props) || !element.props.previews) return undefined;
      // The rule is asked with this widget's own props alone.
      const rule = WIDGETS[element.kind] as unknown as WidgetRule<WidgetProps, JsonValue>;
      const value = rule.dragged?.(element.props as WidgetProps, preview.value);
      if (value === undefined) return undefined;
      const { scope, key } = element.widget;
      const may = scope === "me" ? own.includes(view) : by !== undefined && mayUse(changesAs(by), scope);
      if (!may) return undefined;
      return { scope, ...(scope === "me" ? { person: preview.person } : {}), key, value };
    }
  }
  return undefined;
}
