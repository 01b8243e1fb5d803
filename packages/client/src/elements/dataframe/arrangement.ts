import { createMemo, createSignal, type Accessor } from "solid-js";
import { arrange, AS_WRITTEN, isHidden, isPinned, moved, type Arrangement, type Shown } from "./columns.ts";

/** A reader's own order, pins and hidden columns. */
export interface Arranged {
  readonly columns: Accessor<readonly Shown[]>;
  readonly pinned: Accessor<number>;
  isHidden(shown: Shown): boolean;
  isPinned(shown: Shown): boolean;
  toggle(shown: Shown): void;
  showAll(): void;
  pin(shown: Shown): void;
  /** Puts a column before another, or at the end. */
  move(name: string, before: string | undefined): void;
  /** Where a step to a side would lead: the column before which it would stand. */
  step(shown: Shown, by: -1 | 1): { readonly before: string | undefined } | undefined;
}

export function createArrangement(offered: Accessor<readonly Shown[]>): Arranged {
  const [by, setBy] = createSignal<Arrangement>(AS_WRITTEN);
  const arranged = createMemo(() => arrange(offered(), by()));
  const name = (shown: Shown | undefined): string | undefined => shown?.column.name;
  return {
    columns: () => arranged().columns,
    pinned: () => arranged().pinned,
    isHidden: (shown) => isHidden(by(), shown),
    isPinned: (shown) => isPinned(by(), shown),
    toggle: (shown) => setBy((now) => ({ ...now, hidden: new Map(now.hidden).set(shown.column.name, !isHidden(now, shown)) })),
    showAll: () => setBy((now) => ({ ...now, hidden: new Map(offered().map(({ column }) => [column.name, false])) })),
    pin: (shown) => setBy((now) => ({ ...now, pinned: new Map(now.pinned).set(shown.column.name, !isPinned(now, shown)) })),
    move: (pulled, before) => setBy((now) => ({ ...now, order: moved(arranged().columns, pulled, before) })),
    step(shown, direction) {
      const { columns, pinned } = arranged();
      const at = columns.findIndex((other) => name(other) === name(shown));
      const to = at + direction;
      // Pinned columns stay among themselves.
      if (at < 0 || to < 0 || to >= columns.length || (at < pinned) !== (to < pinned)) return undefined;
      return { before: name(direction < 0 ? columns[to] : columns[to + 1]) };
    },
  };
}
