import type { ElementId } from "@tutti/protocol";
import { expect, it } from "vitest";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { pageText } from "./page-text.ts";

it("[PROG-9] an error stands in the page's text as what it is, and not as the script's where a stream has thrown it", async () => {
  const t = testApp(app("Stream", (ui) => {
    ui.text((async function* broken() {
      yield "first";
      throw new RangeError("the source is gone");
    })());
    ui.text("after");
  }));
  await t.run();
  await expect.poll(async () => {
    await t.advance(200);
    return pageText(t.all("exception").map(({ kind, props }) => ({ element: { id: "error" as ElementId, kind, props }, depth: 0, value: undefined })));
  }, { timeout: 20_000 }).toBe("! An error: RangeError: the source is gone");
  await t.close();
});
