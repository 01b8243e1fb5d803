import type { ValueOptions } from "./widget-options.ts";

interface DayBounds {
  /** The first day that may be chosen, `YYYY-MM-DD`. */
  readonly min?: string;
  /** The last day that may be chosen, `YYYY-MM-DD`. */
  readonly max?: string;
}

export interface DateInputOptions extends ValueOptions<string>, DayBounds {
  /** The default, `YYYY-MM-DD`. */
  readonly value: string;
}

export interface EmptyDateInputOptions extends ValueOptions<string | null>, DayBounds {
  /** Empty by default, and may be emptied. */
  readonly value?: null;
}

/** Two days, both included, the first one first. */
export type DayRange = readonly [string, string];

export interface DateRangeOptions extends ValueOptions<DayRange>, DayBounds {
  /** The default: two days, `YYYY-MM-DD`. */
  readonly value: DayRange;
}

export interface EmptyDateRangeOptions extends ValueOptions<DayRange | null>, DayBounds {
  /** Two days instead of one; empty by default, and may be emptied. */
  readonly range: true;
  readonly value?: null;
}

/**
 * A day of the calendar, `YYYY-MM-DD`, without a time zone; null while it is empty. Two days where the default is a pair, or
 * with `range: true`.
 */
export interface DateInput {
  (label: string, options: DateInputOptions): string;
  (label: string, options: DateRangeOptions): DayRange;
  (label: string, options: EmptyDateRangeOptions): DayRange | null;
  (label: string, options?: EmptyDateInputOptions): string | null;
}

interface ClockBounds {
  readonly min?: string;
  readonly max?: string;
  /** Seconds from one choice to the next; 60 where absent. Below 60, seconds are shown too. */
  readonly step?: number;
}

/** With a default, it is never empty. */
export interface TimeInputOptions extends ValueOptions<string>, ClockBounds {
  /** The default: `HH:MM`, of a `dateTimeInput` `YYYY-MM-DDTHH:MM`. */
  readonly value: string;
}

export interface EmptyTimeInputOptions extends ValueOptions<string | null>, ClockBounds {
  /** Empty by default, and may be emptied. */
  readonly value?: null;
}

/** A time as a clock on the wall shows it, without a time zone: `HH:MM`, of a `dateTimeInput` `YYYY-MM-DDTHH:MM`. */
export interface TimeInput {
  (label: string, options: TimeInputOptions): string;
  (label: string, options?: EmptyTimeInputOptions): string | null;
}
