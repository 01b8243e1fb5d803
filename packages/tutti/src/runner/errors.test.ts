import { describe, expect, it } from "vitest";
import { must, Stage } from "./runner.fixture.ts";

describe("errors", () => {
  it("[RUN-90] an error is shown where it happened, with the author's file, line, source and frames; what was drawn stays, values are untouched", async () => {
    const fail = (): never => {
      throw new TypeError("no such region");
    };
    const stage = new Stage((ui) => {
      ui.text("before");
      ui.slider("S", { min: 0, max: 9 });
      fail();
      ui.text("after");
    });
    const { outcome } = await stage.run();
    const { props } = stage.element("exception");
    expect(props).toMatchObject({ name: "TypeError", message: "no such region", file: "errors.test.ts", excerpt: '      throw new TypeError("no such region");' });
    expect(props.frames).toEqual([`errors.test.ts:${must(props.line)}`, `errors.test.ts:${must(props.line) + 5}`]);
    expect(outcome).toMatchObject({ kind: "failed", message: `TypeError: no such region (errors.test.ts:${must(props.line)})` });
    expect(stage.texts()).toEqual(["before"]);
    expect(stage.all("writes")).toEqual([]);
  });

  it("[RUN-91] an error goes with the run that mends it", async () => {
    let broken = true;
    const stage = new Stage((ui) => {
      if (broken) throw new Error("x");
      ui.text("fine");
    });
    await stage.run();
    broken = false;
    const { outcome } = await stage.run({ all: true });
    expect([outcome.kind, stage.errors(), stage.texts()]).toEqual(["done", [], ["fine"]]);
  });

  it("[RUN-92] whatever is thrown is told: no Error, nothing, and things that cannot be printed", async () => {
    const hostile = new Proxy({}, { get: () => { throw new Error("no"); } });
    for (const thrown of ["a text", undefined, null, { code: 3 }, hostile, Object.assign(new Error("x"), { message: 5 })]) {
      const stage = new Stage(() => {
        throw thrown;
      });
      const { outcome } = await stage.run();
      expect(outcome.kind).toBe("failed");
      expect(stage.errors()).toHaveLength(1);
    }
  });

  it("[RUN-93] known mistakes come with what to do about them", async () => {
    const again = (): number => again() + 1;
    const scripts: readonly (readonly [() => unknown, RegExp])[] = [
      [() => (globalThis as unknown as { window: unknown }).window ?? Reflect.apply(() => { throw new ReferenceError("window is not defined"); }, undefined, []), /runs on the server/],
      [again, /calls itself without end/],
      [() => { throw 3; }, /Throw an Error/],
    ];
    for (const [script, hint] of scripts) {
      const stage = new Stage(script);
      await stage.run();
      expect(stage.element("exception").props.hint).toMatch(hint);
    }
  });
});
