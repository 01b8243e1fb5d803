/** A container of its own name: widgets inside are filed under it. */
export interface ContainerOptions {
  /** Makes the container a part of the keys of the widgets inside it. */
  readonly key?: string;
  readonly border?: boolean;
  /** Height in CSS pixels; what does not fit scrolls. */
  readonly height?: number;
  readonly horizontal?: boolean;
  readonly gap?: "small" | "medium" | "large";
  readonly align?: "start" | "center" | "end" | "stretch";
  /** With a height: its end stays in sight while it grows, for those who have not scrolled away from it. */
  readonly autoscroll?: boolean;
}

export interface GridOptions {
  /** The most that stand beside each other, 1 to 24; as many as fit where absent. */
  readonly columns?: number;
  /** The least width of a cell in CSS pixels; 200 where absent. On a narrow screen fewer cells stand beside each other. */
  readonly min?: number;
  readonly gap?: "small" | "medium" | "large";
}

export interface PopoverOptions {
  /** Takes the label's place in the keys of the widgets inside it. */
  readonly key?: string;
  readonly icon?: string;
  /** Markdown shown at the button. */
  readonly help?: string;
  readonly disabled?: boolean;
  readonly kind?: "primary" | "secondary" | "tertiary";
  /** Width of the button in CSS pixels. */
  readonly width?: number;
}

export interface ColumnsOptions {
  readonly gap?: "small" | "medium" | "large";
  readonly align?: "start" | "center" | "end";
  readonly border?: boolean;
}

export interface ExpanderOptions {
  /** Takes the label's place in the keys of the widgets inside it. */
  readonly key?: string;
  /** Whether it is open at first. */
  readonly expanded?: boolean;
  readonly icon?: string;
  /** Whether it opens and shuts for everybody, as a value of the room; each person's own where absent. */
  readonly shared?: boolean;
}

export interface TabsOptions {
  /** Tells two sets of tabs with equal labels apart. */
  readonly key?: string;
  /** The label of the tab that is open until somebody opens another; the first one where absent. */
  readonly value?: string;
  /** Whether a tab opens for everybody, as a value of the room; each person's own where absent. `ui.value(key)` is its label. */
  readonly shared?: boolean;
}

/** One `Ui` for each of so many columns, or for each weight: `columns(2)`, `columns([1, 3])`. */
export type Columns<Self, W> =
  W extends readonly unknown[] ? { readonly [I in keyof W]: Self }
  : W extends number ? (number extends W ? readonly Self[] : Times<Self, W>)
  : never;

type Times<T, N extends number, Made extends readonly T[] = []> =
  Made["length"] extends N ? Made : Made["length"] extends 13 ? readonly T[] : Times<T, N, readonly [...Made, T]>;
