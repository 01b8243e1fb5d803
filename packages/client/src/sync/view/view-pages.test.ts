import type { Channel, ElementId, ServerMessage, ViewElement } from "@tutti/protocol";
import { expect, it } from "vitest";
import { MemoryStore } from "../storage/memory.ts";
import { TestClock } from "../testing/test-clock.ts";
import { quiet } from "../testing/test-room.ts";
import { ViewKeeper } from "./view-keeper.ts";
import { ViewStore } from "./view-store.ts";

const id = "t" as ElementId;
const text = (body: string): ViewElement => ({ id, kind: "text", props: { body } });
const snapshot = (page: string, body: string, channel: Channel = "shared"): Extract<ServerMessage, { type: "snapshot" }> =>
  ({ type: "snapshot", generation: `${page}-${channel}`, seq: 0, page, channel, elements: [text(body)] });
const ops = (page: string, seq: number, body: string): Extract<ServerMessage, { type: "ops" }> =>
  ({ type: "ops", generation: `${page}-shared`, seq, page, channel: "shared", ops: [{ op: "set", element: text(body) }] });
const shows = (view: ViewStore): unknown => (view.get(id)?.props as { body?: string } | undefined)?.body;

it("[PAGE-1] a page that is turned to is shown as it was, until it comes anew; what is sent of another is not taken", () => {
  const view = new ViewStore("/", () => expect.unreachable("nothing was missed"));
  view.receive(snapshot("", "every page"));
  expect(shows(view)).toBe("every page");
  view.receive(snapshot("/", "first"));
  view.turn("orders");
  expect(shows(view)).toBe("every page");
  view.receive(ops("/", 1, "late news of the first"));
  view.receive(snapshot("orders", "orders"));
  view.receive(snapshot("orders", "my orders", "private"));
  expect(shows(view)).toBe("my orders");
  view.turn("/");
  expect(shows(view)).toBe("first");
  // Its numbering does not hold any more: it begins with a snapshot.
  view.receive(ops("/", 1, "before the snapshot"));
  expect(shows(view)).toBe("first");
  view.receive(snapshot("/", "first, anew"));
  view.receive(ops("/", 1, "and further"));
  expect(shows(view)).toBe("and further");
});

it("[PAGE-2] visited pages are kept for a visit without the server, the last ones visited, each as it was", async () => {
  const [clock, store] = [new TestClock(), new MemoryStore()];
  const keeperOf = (view: ViewStore): ViewKeeper =>
    new ViewKeeper({ view, clock, store: () => store, people: () => [], onProblem: (error) => expect.unreachable(String(error)) });
  const view = new ViewStore("page-0", () => undefined);
  const keeper = keeperOf(view);
  view.receive(snapshot("", "every page"));
  for (let n = 0; n < 40; n++) {
    view.turn(`page-${n}`);
    view.receive(snapshot(`page-${n}`, `page ${n}`));
    keeper.flush();
    await quiet();
  }
  const later = new ViewStore("page-39", () => undefined);
  const again = keeperOf(later);
  await again.restore("");
  await again.restore("page-39");
  expect([shows(later), later.stale.get()]).toEqual(["page 39", true]);
  later.turn("page-0");
  await again.restore("page-0");
  expect([shows(later), later.knowsNothingOf("page-0")]).toEqual(["every page", true]);
  await again.forget();
  const none = new ViewStore("page-39", () => undefined);
  await keeperOf(none).restore("page-39");
  expect(none.knowsNothingOf("page-39")).toBe(true);
});
