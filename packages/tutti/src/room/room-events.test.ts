import { describe, expect, test } from "vitest";
import {
  formCell, readCell, settleEvent, waitingEvents, type ElementId, type JsonValue, type RoomEvent, type ViewElement,
} from "@tutti/protocol";
import { settle } from "../testing/clock.ts";
import { button, notices, press, roomDocument, root, Stage, staged, type Someone } from "./room.fixture.ts";

describe("events", () => {
  test("[ROOM-30] a click is claimed, committed, run once, and ended together with what its run wrote", async () => {
    const stage = await staged(button("Go"));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    stage.journal.hold();
    const event = press(ana, "Go");
    await settle();
    expect([...stage.journal.claims.values()]).toMatchObject([{ event: event.id, person: "ana", key: "Go", retry: false }]);
    expect(stage.host.runs.filter((run) => run.event)).toEqual([]);
    stage.journal.commit();
    await settle();
    expect(stage.host.last.event).toMatchObject({ event: { id: event.id }, by: { id: "ana", role: "editor" } });
    const grouped: string[] = [];
    const group = stage.journal.group.bind(stage.journal);
    stage.journal.group = (write) => {
      const result = group(write);
      grouped.push(`${readCell(ana.shared.doc, "state:n")} ${waitingEvents(ana.me.doc).length} ${stage.journal.claims.size}`);
      return result;
    };
    stage.host.done([{ scope: "room", key: "state:n", value: 1 }]);
    expect(grouped).toEqual(["1 0 0"]);
    await settle();
    expect(stage.host.runs.filter((run) => run.event)).toHaveLength(1);
  });

  test("[ROOM-30] nobody is told that nothing was run before it is sure that nothing will be", async () => {
    const stage = await staged();
    const ana = stage.person("Ana").enter();
    stage.journal.hold();
    press(ana, "Gone");
    await stage.clock.pass(6_000);
    expect([notices(ana), stage.journal.claims.size]).toEqual([[], 1]);
    stage.journal.commit();
    await settle();
    expect(notices(ana)).toMatchObject([{ kind: "refused", key: "Gone" }]);
    expect(stage.journal.claims.size).toBe(0);
  });

  test("[ROOM-31] a device's events run in order, one a run", async () => {
    const stage = await staged(button("Go"));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    for (const n of [1, 2, 3]) press(ana, "Go", n);
    for (const n of [1, 2, 3]) {
      await settle();
      expect(stage.host.last.event?.event.id).toBe(`d:${n}`);
      stage.host.done();
    }
    await settle();
    expect(waitingEvents(ana.me.doc)).toEqual([]);
  });

  test("[ROOM-32] an event waits for what its author wrote before it, and five seconds at most", async () => {
    const stage = await staged(button("Go"));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    ana.shared.cut();
    ana.set("a", 1);
    const after = { [roomDocument]: [ana.shared.doc.clientID, ana.shared.doc.store.clients.get(ana.shared.doc.clientID)?.length ?? 1] as const };
    press(ana, "Go", 1, { after });
    await settle();
    expect(stage.host.last.event).toBeUndefined();
    ana.shared.connect();
    await settle();
    stage.host.done();
    await settle();
    expect(stage.host.last.event?.event.id).toBe("d:1");
    stage.host.done();
    press(ana, "Go", 2, { after: { [roomDocument]: [ana.shared.doc.clientID, 1_000] } });
    await stage.clock.pass(4_900);
    expect(stage.host.last.event?.event.id).toBe("d:1");
    await stage.clock.pass(200);
    expect(stage.host.last.event?.event.id).toBe("d:2");
  });

  const refusals: readonly [string, "viewer" | "commenter" | "editor" | "owner", ViewElement, string | undefined][] = [
    ["a viewer at a shared button", "viewer", button("Go"), "As a viewer you cannot use this"],
    ["a commenter at a shared button", "commenter", button("Go"), "As a commenter you cannot use this"],
    ["an editor at an owner's button", "editor", button("Go", { scope: "owner" }), "As an editor you cannot use this"],
    ["an owner at an owner's button", "owner", button("Go", { scope: "owner" }), undefined],
    ["an owner at a button that is off", "owner", button("Go", { disabled: true }), "switched off"],
    ["an owner at a button that is not there", "owner", button("Stop"), "no longer on the page"],
    ["somebody at another's private button", "owner", button("Go", { scope: "me" }), "belongs to somebody else"],
  ];
  test.each(refusals)("[ROOM-33] the right is checked: %s", async (_, role, element, reason) => {
    const stage = await staged(element);
    const ana = stage.person("Ana", role).enter();
    stage.host.done();
    press(ana, "Go");
    await stage.clock.pass(5_000);
    if (reason === undefined) {
      expect(stage.host.last.event).toBeDefined();
      return;
    }
    expect(notices(ana)).toMatchObject([{ kind: "refused", key: "Go", reason: expect.stringContaining(reason) as string }]);
    expect(waitingEvents(ana.me.doc)).toEqual([]);
    expect(stage.host.runs.some((run) => run.event)).toBe(false);
    expect(stage.journal.claims.size).toBe(0);
  });

  test("[ROOM-33] a viewer presses a button in their own private block", async () => {
    const stage = await staged();
    const ana = stage.person("Ana", "viewer").enter();
    await stage.clock.pass(1_000);
    stage.host.draw([button("Mine", { scope: "me" })], ana.person.id);
    stage.host.done();
    press(ana, "Mine");
    await settle();
    expect(stage.host.last.event?.event.key).toBe("Mine");
  });

  test("[ROOM-33] a press in a private block waits for its person, whose block is drawn only while they are here", async () => {
    const stage = await staged();
    const ana = stage.person("Ana", "viewer").enter();
    await stage.clock.pass(1_000);
    stage.host.draw([button("Mine", { scope: "me" })], ana.person.id);
    stage.host.done();
    ana.leave();
    await stage.clock.pass(1_000);
    stage.host.done();
    press(ana, "Mine");
    await stage.clock.pass(60_000);
    expect([notices(ana), waitingEvents(ana.me.doc).length]).toEqual([[], 1]);
    expect(stage.host.runs.filter((run) => run.event)).toEqual([]);
    await stage.room.idle();
    stage.room.join(ana.viewer);
    await settle();
    expect(stage.host.runs.filter((run) => run.event)).toEqual([]);
    stage.host.draw([button("Mine", { scope: "me" })], ana.person.id);
    stage.host.done();
    await settle();
    expect(stage.host.last.event?.event.key).toBe("Mine");
  });

  test("[ROOM-33] who leaves while their private press is on its way stays drawn until it is over", async () => {
    const stage = await staged();
    const ana = stage.person("Ana", "viewer").enter();
    await stage.clock.pass(1_000);
    stage.host.draw([button("Mine", { scope: "me" })], ana.person.id);
    stage.host.done();
    stage.journal.hold();
    press(ana, "Mine");
    await settle();
    ana.leave();
    await stage.clock.pass(5_000);
    const peopleTold = () => stage.host.sent.filter((message) => message.type === "people").map((message) => message.people.length);
    expect(peopleTold()).toEqual([1]);
    stage.journal.commit();
    await settle();
    expect(stage.host.last.event?.event.key).toBe("Mine");
    stage.host.done();
    await stage.clock.pass(1_000);
    expect(peopleTold()).toEqual([1, 0]);
  });

  test("[ROOM-34] one device that has to wait holds up nobody else", async () => {
    const stage = await staged(button("Go"));
    const [ana, ben] = [stage.person("Ana").enter(), stage.person("Ben").enter()];
    stage.host.done();
    press(ana, "Go", 1, { after: { [roomDocument]: [7, 1_000] } });
    press(ben, "Go");
    await settle();
    expect(stage.host.last.event?.by.id).toBe("ben");
  });

  test("[ROOM-35] after a crash of the server an unfinished click is not repeated, and its author is told", async () => {
    const stage = await staged(button("Go"));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    press(ana, "Go");
    await settle();
    expect(stage.host.last.event).toBeDefined();
    const next = await new Stage(stage.journal, stage.documents).open();
    next.host.draw(root(button("Go")));
    next.host.done();
    await next.clock.pass(10_000);
    expect(next.hosts.flatMap((host) => host.runs).filter((run) => run.event)).toEqual([]);
    expect(notices(ana)).toMatchObject([{ kind: "interrupted", key: "Go" }]);
    expect(next.journal.claims.size).toBe(0);
  });

  test("[ROOM-35] where the handler may be repeated, it is, with the same id", async () => {
    const stage = await staged(button("Go", { retry: true }));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    press(ana, "Go");
    await settle();
    const next = new Stage(stage.journal, stage.documents);
    next.people.set(ana.person.id, ana.person);
    await next.open();
    next.host.draw(root(button("Go", { retry: true })));
    next.host.done();
    await settle();
    expect(next.host.last.event?.event.id).toBe("d:1");
    next.host.done();
    expect(next.journal.claims.size).toBe(0);
    expect(notices(ana)).toEqual([]);
  });

  test("[ROOM-39] a click that is to be repeated after a crash waits for its author to be back, and is not refused because another came first", async () => {
    const stage = await staged(button("Go", { retry: true }));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    press(ana, "Go");
    await settle();
    const next = await new Stage(stage.journal, stage.documents).open();
    next.person("Ben").enter();
    next.host.draw(root(button("Go", { retry: true })));
    next.host.done();
    await next.clock.pass(10_000);
    expect(next.hosts.flatMap((host) => host.runs).filter((run) => run.event)).toEqual([]);
    expect([notices(ana), next.journal.claims.size]).toEqual([[], 1]);
    next.host.done();
    next.person("Ana").enter();
    await next.clock.pass(10_000);
    expect(next.host.last.event?.event.id).toBe("d:1");
    next.host.done();
    expect(next.journal.claims.size).toBe(0);
  });

  test("[ROOM-38] where the author's own page brings the end of such a click back, its claim is ended and nothing is repeated", async () => {
    const stage = await staged(button("Go", { retry: true }));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    const { id } = press(ana, "Go");
    await settle();
    const next = new Stage(stage.journal, stage.documents);
    next.people.set(ana.person.id, ana.person);
    await next.open();
    // She had seen it handled; the server died before that was on the disk.
    settleEvent(ana.me.doc, id, "page");
    expect(next.journal.claims.size).toBe(0);
    next.host.draw(root(button("Go", { retry: true })));
    next.host.done();
    await settle();
    expect(next.hosts.flatMap((host) => host.runs).filter((run) => run.event)).toEqual([]);
    expect(notices(ana)).toEqual([]);
  });

  test("[ROOM-36] a click that takes its process with it is interrupted, and the room goes on", async () => {
    const stage = await staged(button("Go"));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    press(ana, "Go", 1);
    press(ana, "Go", 2);
    await settle();
    stage.host.die("It used more memory than it may");
    await stage.clock.pass(0);
    expect(notices(ana)).toMatchObject([{ kind: "interrupted", event: "d:1" }]);
    stage.host.draw(root(button("Go")));
    stage.host.done();
    await settle();
    expect(stage.host.last.event?.event.id).toBe("d:2");
  });

  test("[ROOM-37] more waiting clicks of one device than anybody makes are refused together", async () => {
    const stage = new Stage();
    const ana = stage.person("Ana");
    ana.me.doc.transact(() => {
      for (let n = 1; n <= 10_001; n++) press(ana, "Go", n);
    });
    await stage.open();
    ana.enter();
    stage.host.draw(root(button("Go")));
    stage.host.done();
    await settle();
    expect(waitingEvents(ana.me.doc)).toEqual([]);
    expect(notices(ana)).toMatchObject([{ kind: "refused", reason: expect.stringContaining("10000") as string }]);
  });
});

describe("forms", () => {
  const form: ViewElement = { id: "f" as ElementId, kind: "form", props: { key: "plan", generation: 0, cells: ["Goal"] } };
  const submit = (someone: Someone, values: Record<string, JsonValue>, generation = 0): RoomEvent =>
    press(someone, "Send", 1, { kind: "submit", form: { generation, values } });

  test("[ROOM-40] the first submit of a generation is run with its presser's values, and raises the generation", async () => {
    const stage = await staged(form, button("Send", { form: "plan" }));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    submit(ana, { Goal: 5, Other: 6 });
    await settle();
    const value = { generation: 1, values: { Goal: 5 }, by: "ana", at: stage.clock.now(), button: "Send" };
    expect(stage.host.last.changes).toMatchObject([{ scope: "room", key: formCell("plan"), value }]);
    expect(readCell(ana.shared.doc, formCell("plan"))).toBeUndefined();
    const runs = stage.host.runs.length;
    stage.host.done();
    expect(readCell(ana.shared.doc, formCell("plan"))).toEqual(value);
    expect(stage.host.runs).toHaveLength(runs);
  });

  test("[ROOM-41] a later submit of the same generation is not run, and its presser reads who was first", async () => {
    const stage = await staged(form, button("Send", { form: "plan" }));
    const [ana, ben] = [stage.person("Ana").enter(), stage.person("Ben").enter()];
    stage.host.done();
    ben.offline();
    submit(ben, { Goal: 7 });
    submit(ana, { Goal: 5 });
    await settle();
    stage.host.done();
    ben.online();
    await settle();
    expect(stage.host.runs.filter((run) => run.event)).toHaveLength(1);
    expect(notices(ben)).toMatchObject([{ kind: "submitted", by: "ana", mine: { Goal: 7 }, theirs: { Goal: 5 } }]);
    expect(readCell(ben.shared.doc, formCell("plan"))).toMatchObject({ generation: 1, values: { Goal: 5 } });
  });

  test("[ROOM-41] a submit whose process died raised nothing: it may be sent again", async () => {
    const stage = await staged(form, button("Send", { form: "plan" }));
    const ana = stage.person("Ana").enter();
    stage.host.done();
    submit(ana, { Goal: 5 });
    await settle();
    stage.host.die();
    await stage.clock.pass(0);
    expect(readCell(ana.shared.doc, formCell("plan"))).toBeUndefined();
    stage.host.draw(root(form, button("Send", { form: "plan" })));
    stage.host.done();
    press(ana, "Send", 2, { kind: "submit", form: { generation: 0, values: { Goal: 5 } } });
    await settle();
    stage.host.done();
    expect(readCell(ana.shared.doc, formCell("plan"))).toMatchObject({ generation: 1 });
  });
});

