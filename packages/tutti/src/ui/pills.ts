import type { MultiselectOptions, SelectOptions, SureSelectOptions } from "./choices.ts";

interface One {
  readonly many?: false;
}

/** Several may be chosen; two people's additions both stay. */
export interface ManyPillsOptions<O> extends Omit<MultiselectOptions<O>, "placeholder"> {
  readonly many: true;
}

/**
 * `pills` and `segmented`: the options stand side by side. One is chosen, or several with `many: true`; the option's own
 * value comes back, with its literal type where options are literals.
 */
export interface Pills {
  <const O>(label: string, options: readonly [O, ...O[]], more?: Omit<SureSelectOptions<O>, "placeholder"> & One): O;
  <const O>(label: string, options: readonly O[], more: ManyPillsOptions<O>): readonly O[];
  <const O>(label: string, options: readonly O[], more?: Omit<SelectOptions<O>, "placeholder"> & One): O | undefined;
}
