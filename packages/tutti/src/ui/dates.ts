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

/** A day of the calendar, `YYYY-MM-DD`, without a time zone; null while it is empty. */
export interface DateInput {
  (label: string, options: DateInputOptions): string;
  (label: string, options?: EmptyDateInputOptions): string | null;
}
