import type { ValueOptions } from "./widget-options.ts";

/**
 * How options are shown and told apart. Texts and numbers need none of it. Objects need `format`, unless they have a text
 * `label`; their `id` is `id(option)`, else their own `id`, else what `format` gives.
 */
export interface ChoiceOptions<O> {
  /** The text of an option. */
  readonly format?: (option: O) => string;
  /** What is stored for an option: keep it the same while the text changes. */
  readonly id?: (option: O) => string;
}

/** What stands under an option in small letters, or beside it where there is no room. */
export interface CaptionOptions<O> {
  readonly caption?: (option: O) => string | undefined;
}

/** A choice that always has a value: the options are written out, and there is at least one. */
export interface SureSelectOptions<O> extends ValueOptions<O>, ChoiceOptions<O>, CaptionOptions<O> {
  /** The default; the first option where absent. */
  readonly value?: NoInfer<O>;
  readonly clearable?: false;
  readonly placeholder?: string;
}

/** A choice that may have no value: no options at all, `value: null`, or cleared by somebody. */
export interface SelectOptions<O> extends ValueOptions<O | undefined>, ChoiceOptions<O>, CaptionOptions<O> {
  /** The default; the first option where absent, none where null. */
  readonly value?: NoInfer<O> | null;
  /** Whether people may clear it. */
  readonly clearable?: boolean;
  readonly placeholder?: string;
}

/** `select` and `radio`: the option's own value comes back, with its literal type where options are literals. */
export interface Select<Extra> {
  <const O>(label: string, options: readonly [O, ...O[]], more?: SureSelectOptions<O> & Extra): O;
  <const O>(label: string, options: readonly O[], more?: SelectOptions<O> & Extra): O | undefined;
}

/** A choice that takes what people type, too: then all options are texts, and so is what comes back. */
export interface SelectWithNew {
  (label: string, options: readonly [string, ...string[]], more: SureSelectOptions<string> & SelectExtra & { readonly newOptions: true }): string;
  (label: string, options: readonly string[], more: SelectOptions<string> & SelectExtra & { readonly newOptions: true }): string | undefined;
}

/** A select has no more than what both take. */
export interface SelectExtra {
  readonly horizontal?: never;
  /** Whether one types to find an option; where absent, lists of more than 12 are searched. */
  readonly search?: boolean;
  readonly newOptions?: boolean;
}

export interface RadioExtra {
  /** Side by side instead of one above the other. */
  readonly horizontal?: boolean;
  readonly search?: never;
}

export interface MultiselectOptions<O> extends ValueOptions<readonly O[]>, ChoiceOptions<O>, CaptionOptions<O> {
  /** Those that are chosen by default. */
  readonly value?: readonly NoInfer<O>[];
  /** The most that may be chosen. */
  readonly max?: number;
  readonly placeholder?: string;
}

/** A multiselect has more than what pills and segments take. */
export interface MultiselectExtra {
  /** Whether the list begins with one option for all that are found: one press chooses them, one more lets them go. Not where they are more than `max`. */
  readonly selectAll?: boolean;
}

/**
 * Several of several, in the order of the options. Two people's additions both stay. With `newOptions: true`, people may also choose
 * what they type; those stand at the end.
 */
export interface Multiselect {
  (label: string, options: readonly string[], more: MultiselectOptions<string> & MultiselectExtra & { readonly newOptions: true }): readonly string[];
  <const O>(label: string, options: readonly O[], more?: MultiselectOptions<O> & MultiselectExtra & { readonly newOptions?: false }): readonly O[];
}
