import type { PersonId } from "@tutti/protocol";
import type { ChoiceOptions } from "./choices.ts";
import type { ButtonOptions } from "./drawing.ts";
import type { Click, ValueOptions, WidgetOptions } from "./widget-options.ts";

export interface ColorPickerOptions extends ValueOptions<string> {
  /** The default, `#rrggbb`; black where absent. */
  readonly value?: string;
}

export interface FeedbackOptions<Face extends "thumbs" | "faces" | "stars" = "thumbs" | "faces" | "stars"> extends ValueOptions<number | undefined> {
  /** `thumbs` gives 0 (down) or 1 (up); `faces` and `stars` give 0 (worst) to 4. `thumbs` where absent. */
  readonly kind?: Face;
  readonly value?: number;
}

export interface LinkButtonOptions {
  readonly kind?: "primary" | "secondary" | "tertiary";
  readonly icon?: string;
  readonly disabled?: boolean;
  readonly help?: string;
  /** Width in CSS pixels. */
  readonly width?: number;
}

export interface PaginationOptions extends ValueOptions<number> {
  /** How many pages there are. */
  readonly pages: number;
  /** The page that is open at first; 1 where absent. */
  readonly value?: number;
}

export interface MenuButtonOptions<O> extends WidgetOptions, ChoiceOptions<O>, Pick<ButtonOptions, "kind" | "icon" | "retry"> {}

/** A click on one option of a menu, in exactly the run that carries it. */
export interface MenuClick<O> extends Click {
  readonly option: O;
}

/** Something on a checklist that is done. */
export interface Done<O> {
  readonly item: O;
  /** Who ticked it; `undefined` where the default, or the script, did. */
  readonly by: PersonId | undefined;
}

export interface ChecklistOptions<O> extends ValueOptions<readonly Done<O>[]>, ChoiceOptions<O> {
  /** Those that are done at first. */
  readonly value?: readonly NoInfer<O>[];
}

export interface CounterOptions extends ValueOptions<number> {
  /** What it starts from; 0 where absent. */
  readonly value?: number;
  /** What one press adds; 1 where absent. */
  readonly step?: number;
  /** Whether presses may also take away. */
  readonly down?: boolean;
  /** Follows the number. */
  readonly unit?: string;
}

export interface PollOptions<O> extends ValueOptions<readonly PollResult<O>[]>, ChoiceOptions<O> {
  /** Who sees the votes: everybody (the default), or those who have voted themselves. */
  readonly results?: "always" | "voted";
}

/** How an option of a poll stands. */
export interface PollResult<O> {
  readonly option: O;
  readonly count: number;
  /** Those who voted for it. */
  readonly by: readonly PersonId[];
}

/** Inputs that people work at together, and smaller ones. */
export interface SharedInputs {
  /** A colour, `#rrggbb` in small letters. */
  colorPicker(label: string, options?: ColorPickerOptions): string;
  /** Thumbs, faces or stars, counted from 0; `undefined` while nobody has chosen. It is one value of the room: for one of each person's own, draw it in `private`. */
  feedback(label: string, options?: FeedbackOptions): number | undefined;
  /** A link that looks like a button. One inside the app stays on the page; another opens beside it. */
  linkButton(label: string, to: string, options?: LinkButtonOptions): void;
  /** Which page of so many, counted from 1. */
  pagination(label: string, options: PaginationOptions): number;
  /** A button that opens a list of things to do: the click and the option, in exactly the run that carries it; else `undefined`. */
  menuButton<const O>(label: string, options: readonly O[], more?: MenuButtonOptions<O>): MenuClick<O> | undefined;
  /** Things to do, each ticked by somebody: those that are done, in the order of the list. Two people's ticks both stay. */
  checklist<const O>(label: string, items: readonly O[], options?: ChecklistOptions<O>): readonly Done<O>[];
  /** A sum that people add to. It adds up and never overwrites: two people who press at once, or offline, both count. */
  counter(label: string, options?: CounterOptions): number;
  /** A question to everybody, one vote a person: how each option stands. */
  poll<const O>(label: string, options: readonly O[], more?: PollOptions<O>): readonly PollResult<O>[];
}
