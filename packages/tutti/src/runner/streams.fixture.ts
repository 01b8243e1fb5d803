import type { JsonValue } from "@tutti/protocol";
import { expect } from "vitest";
import type { Ui } from "../ui/ui.ts";
import { settle, Stage } from "./runner.fixture.ts";

/** A stream that is fed by hand, and tells whether somebody still reads. */
export class Source<T> {
  ended = 0;
  begun = 0;
  asked = 0;
  #pieces: T[] = [];
  readonly #twins: Source<T>[] = [];
  #wake: (() => void) | undefined;
  #failure: Error | undefined;

  push(...pieces: T[]): void {
    this.#pieces.push(...pieces);
    this.#wake?.();
    for (const twin of this.#twins) twin.push(...pieces);
  }

  /** Another that is fed with what this one is. */
  twin(): Source<T> {
    const twin = new Source<T>();
    this.#twins.push(twin);
    return twin;
  }

  fail(error: Error): void {
    this.#failure = error;
    this.#wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    this.begun += 1;
    return {
      next: async () => {
        this.asked += 1;
        while (this.#pieces.length === 0) {
          if (this.#failure) throw this.#failure;
          await new Promise<void>((resolve) => (this.#wake = resolve));
        }
        return { done: false, value: this.#pieces.shift() as T };
      },
      return: async () => {
        this.ended += 1;
        return { done: true, value: undefined };
      },
    };
  }
}

/** What was pushed has been told to the pages. */
export const frame = async (stage: Stage): Promise<void> => {
  await settle();
  await stage.pass(150);
  await settle();
};
/** The rows of the chart, as they are shown. */
export const rowsOf = (stage: Stage): JsonValue[][] => {
  const { data } = stage.element("lineChart").props;
  return data.kind === "inline" ? (data.values[0] ?? []).map((_, row) => data.values.map((column) => column[row] ?? null)) : [];
};

/** What a stream brings is refused with words, at the author's line, and the stream is let go. */
export async function refuses(piece: unknown, message: string, draw: (ui: Ui, source: Source<never>) => void): Promise<Stage> {
  const source = new Source<never>();
  const stage = new Stage((ui) => draw(ui, source));
  await stage.run();
  source.push(piece as never);
  await frame(stage);
  expect(stage.errors()[0]).toContain(message);
  expect(stage.element("exception").props.excerpt).toMatch(/ui\.\w/);
  expect(source.ended).toBe(1);
  return stage;
}
