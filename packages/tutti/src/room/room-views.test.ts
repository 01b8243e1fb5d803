import type { ElementId, ServerMessage, ViewElement } from "@tutti/protocol";
import { describe, expect, test } from "vitest";
import { settle } from "../testing/clock.ts";
import { RoomViews } from "./room-views.ts";
import { root, Stage, staged } from "./room.fixture.ts";

const text = (id: string, body: string): ViewElement => ({ id: id as ElementId, kind: "text", props: { body } });
const set = (element: ViewElement) => ({ op: "set", element }) as const;

describe("views of pages", () => {
  test("[ROOM-50] a page's view goes to those who look at it, and what stands on every page to all", async () => {
    const stage = await staged(text("every", "one"));
    const [ana, ben] = [stage.person("Ana").enter(), stage.person("Ben").enter()];
    await stage.clock.pass(1_000);
    stage.host.done();
    stage.room.receive(ben.viewer, { type: "page", page: "orders" });
    const told = stage.host.sent.filter((message) => message.type === "people").at(-1);
    expect(told).toMatchObject({ looking: [["/", ["ana"]], ["orders", ["ben"]]] });
    const run = stage.host.last.run;
    const say = (page: string | undefined, body: string): void => stage.host.say({ type: "ops", room: stage.host.last.room, run, ...(page && { page }), ops: [set(text("t", body))] });
    say("/", "for Ana");
    say("orders", "for Ben");
    say(undefined, "for both");
    const bodies = (messages: readonly ServerMessage[]): string[] => messages.flatMap((message) => (message.type === "ops" ? message.ops.map((op) => (op.op === "set" && "body" in op.element.props ? op.element.props.body : "")) : []));
    expect([bodies(ana.received), bodies(ben.received)]).toEqual([["for Ana", "for both"], ["for Ben", "for both"]]);
    stage.room.receive(ana.viewer, { type: "page", page: "orders" });
    expect(ana.views("snapshot").slice(-2)).toMatchObject([{ page: "orders", channel: "shared", elements: [{ id: "t" }] }, { page: "orders", channel: "private", elements: [] }]);
  });

  test("[ROOM-51] what was drawn for an earlier stay of somebody on a page is not taken for the present one", () => {
    const views = new RoomViews("x");
    const ana = "ana" as never;
    views.beginOwn("orders", ana, 3);
    expect(views.apply({ page: "orders", person: ana, since: 3, ops: [set(text("t", "now"))] })).toBeDefined();
    views.endOwn("orders", ana);
    views.beginOwn("orders", ana, 5);
    expect(views.apply({ page: "orders", person: ana, since: 3, ops: [{ op: "append", id: "t" as ElementId, text: "late" }] })).toBeUndefined();
    expect(views.own(ana, ["orders"])).toMatchObject([new Map()]);
  });

  test("[ROOM-52] names that are no page's leave nothing behind, however many are asked for", async () => {
    const stage: Stage = await staged();
    const ana = stage.person("Ana").enter();
    stage.host.done();
    for (let n = 0; n < 500; n++) {
      stage.room.receive(ana.viewer, { type: "page", page: `nothing-${n}` });
      stage.host.done();
    }
    await settle();
    stage.host.draw(root());
    stage.host.done();
    expect(stage.room.views).toBeLessThan(10);
  });
});
