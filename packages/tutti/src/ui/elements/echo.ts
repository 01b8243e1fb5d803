import type { Displays } from "../displays.ts";
import type { Pen } from "../pen.ts";

const isThenable = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> => typeof value === "object" && value !== null && "then" in value;

/** Runs a block, with what its author wrote above or below what it draws. */
export const echo = (pen: Pen<unknown>): Displays["echo"] =>
  (block, { position = "above", lineNumbers } = {}) => {
    if (typeof block !== "function") pen.fail("echo needs a function: ui.echo(() => { ui.text(\"…\"); })");
    if (position !== "above" && position !== "below") pen.fail(`echo: position is ${JSON.stringify(position)}; it is "above" or "below"`);
    const show = (): void => void pen.put("code", { ...pen.source(block, true), ...(lineNumbers !== undefined && { lineNumbers }) });
    if (position === "above") show();
    const result = block();
    if (position === "above") return result;
    if (!isThenable(result)) {
      show();
      return result;
    }
    const shown = result.then((value: unknown) => {
      show();
      return value;
    });
    // The same promise, resolved a moment later.
    return shown as typeof result;
  };

/** What an author wrote of a function, without running it. */
export const showSource = (pen: Pen<unknown>): Displays["showSource"] =>
  (of, { lineNumbers } = {}) => {
    if (typeof of !== "function") pen.fail("showSource needs a function: ui.showSource(forecast)");
    pen.put("code", { ...pen.source(of, false), ...(lineNumbers !== undefined && { lineNumbers }) });
  };
