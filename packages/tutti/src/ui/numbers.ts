import type { NumberFormatOption } from "./column.ts";
import type { ValueOptions } from "./widget-options.ts";

/** A closed range, low end first. */
export type Range = readonly [number, number];

interface SliderBounds {
  readonly min: number;
  readonly max: number;
  /** Distance of two values; 1 where `min`, `max` and `value` are whole, else a hundredth of the way. */
  readonly step?: number;
  /** A style by its name, all of it, or words around the number as in C (`%d km`). */
  readonly format?: NumberFormatOption;
  /** When a change runs the script: at each committed value (the default), also while somebody drags, or not at all. */
  readonly run?: "commit" | "drag" | "never";
}

export interface SliderOptions extends ValueOptions<number>, SliderBounds {
  /** The default; `min` where absent. */
  readonly value?: number;
}

export interface RangeSliderOptions extends ValueOptions<Range>, SliderBounds {
  readonly value: Range;
}

/** Two days or times, both included, the first one first. */
export type MomentRange = readonly [string, string];

interface MomentBounds {
  /** `YYYY-MM-DD`, `HH:MM` or `YYYY-MM-DDTHH:MM`, all of one kind; without a time zone. */
  readonly min: string;
  readonly max: string;
  /** Distance of two values, in days for days, else in minutes; a day, 15 minutes for times, an hour for days with a time. */
  readonly step?: number;
  /** When a change runs the script: at each committed value (the default), also while somebody drags, or not at all. */
  readonly run?: "commit" | "drag" | "never";
}

export interface MomentSliderOptions extends ValueOptions<string>, MomentBounds {
  /** The default; `min` where absent. */
  readonly value?: string;
}

export interface MomentRangeSliderOptions extends ValueOptions<MomentRange>, MomentBounds {
  readonly value: MomentRange;
}

/** A number, a day or a time, by what its ends are; a range where the default is a pair. */
export interface Slider {
  (label: string, options: SliderOptions): number;
  (label: string, options: RangeSliderOptions): Range;
  (label: string, options: MomentSliderOptions): string;
  (label: string, options: MomentRangeSliderOptions): MomentRange;
}

interface NumberBounds {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly placeholder?: string;
  /** An icon at its beginning, by its name. */
  readonly icon?: string;
  /** A style by its name, all of it, or words around the number as in C (`%d km`). */
  readonly format?: NumberFormatOption;
}

export interface NumberInputOptions extends ValueOptions<number>, NumberBounds {
  /** The default; `min`, else 0, where absent. */
  readonly value?: number;
}

export interface EmptyNumberInputOptions extends ValueOptions<number | null>, NumberBounds {
  /** Empty by default, and may be emptied. */
  readonly value: null;
}

/** A number typed in; may be null only where the default is. */
export interface NumberInput {
  (label: string, options?: NumberInputOptions): number;
  (label: string, options: EmptyNumberInputOptions): number | null;
}
