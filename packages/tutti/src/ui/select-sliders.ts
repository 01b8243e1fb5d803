import type { ChoiceOptions } from "./choices.ts";
import type { ValueOptions } from "./widget-options.ts";

/** The default is the first option. */
export interface SelectSliderOptions<O> extends ValueOptions<O>, ChoiceOptions<O> {
  /** When a change runs the script: at each committed value (the default), also while somebody drags, or not at all. */
  readonly run?: "commit" | "drag" | "never";
  readonly value?: NoInfer<O>;
}

/** A stretch of options, both ends included, the first one first. */
export interface SelectRangeOptions<O> extends ValueOptions<readonly [O, O]>, ChoiceOptions<O> {
  readonly run?: "commit" | "drag" | "never";
  readonly value: readonly [NoInfer<O>, NoInfer<O>];
}

/** A choice on a track, in the order of its options; a stretch of them where the default is a pair. */
export interface SelectSlider {
  <const O>(label: string, options: readonly [O, ...O[]], more?: SelectSliderOptions<O>): O;
  <const O>(label: string, options: readonly O[], more: SelectRangeOptions<O>): readonly [O, O];
  <const O>(label: string, options: readonly O[], more?: SelectSliderOptions<O>): O | undefined;
}
