import type { ComponentCode, ComponentTheme, JsonValue, Present, ShownTable } from "@tutti/protocol";

/** What is told to a component at each change. Its own schema has still to check what is stored. */
export interface Told {
  readonly given: JsonValue;
  readonly tables: Readonly<Record<string, ShownTable>>;
  /** `undefined` where nothing is stored. */
  readonly stored: JsonValue | undefined;
  /** What it starts from. */
  readonly start: JsonValue;
  readonly people: readonly Present<JsonValue>[];
  readonly theme: ComponentTheme;
  readonly disabled: boolean;
}

/** What a component says. */
export interface Heard {
  /** It has been drawn. */
  ready(): void;
  set(value: JsonValue): void;
  drag(value: JsonValue | undefined): void;
  emit(name: string, data: JsonValue): void;
  focus(here: boolean): void;
  /** It has failed, and is to be taken down. */
  fail(error: unknown): void;
}

/** What is heard of a component in a frame, besides. */
export interface HeardOfFrame extends Heard {
  /** It does not answer, or does again. */
  quiet(is: boolean): void;
  /** It is to be taken down and put up afresh, through no fault of its own. */
  again(): void;
}

/** What is shown, and where its code lies. */
export interface Part {
  readonly name: string;
  readonly label: string;
  readonly code: ComponentCode;
}

/** A component that stands on the page: in a shadow root, or in a frame of its own. */
export interface Stand {
  tell(now: Told): void;
  /** The script has said something to everybody. */
  hear(name: string, data: JsonValue): void;
  end(): void;
}

/** One in a frame can be stopped while it does not answer. */
export interface FrameStand extends Stand {
  stop(): void;
}
