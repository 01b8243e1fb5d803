import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { eventId, type DeviceId, type EventId, type WidgetKey } from "../ids.ts";
import { appendEvent, isHandled, lastHandled, nextEventId, parseEvent, settleEvent, waitingEvents, type RoomEvent } from "./events.ts";
import { LAYOUT } from "./layout.ts";
import { MAX_NOTICES, putNotice, readNotices } from "./notices.ts";

const phone = "phone" as DeviceId;
const laptop = "laptop" as DeviceId;
const event = (device: DeviceId, counter: number): RoomEvent => ({ id: eventId(device, counter), kind: "click", key: "Go" as WidgetKey, at: 1, after: {} });
const ids = (doc: Y.Doc): EventId[] => waitingEvents(doc).map(({ id }) => id);

test("[PRO-20] events wait in the order of their device, however they lie in the list", () => {
  const doc = new Y.Doc();
  for (const [device, counter] of [[phone, 2], [laptop, 1], [phone, 1], [phone, 10]] as const) appendEvent(doc, event(device, counter), null);
  expect(ids(doc).filter((id) => id.startsWith("phone"))).toEqual(["phone:1", "phone:2", "phone:10"]);
  expect(ids(doc)).toHaveLength(4);
});

test("[PRO-20] an event that comes again after it was handled does not wait", () => {
  const doc = new Y.Doc();
  appendEvent(doc, event(phone, 1), null);
  settleEvent(doc, eventId(phone, 1), null);
  appendEvent(doc, event(phone, 1), null);
  expect(ids(doc)).toEqual([]);
  expect(isHandled(doc, eventId(phone, 1))).toBe(true);
  expect(isHandled(doc, eventId(laptop, 1))).toBe(false);
});

test("[PRO-21] whatever lies in the list, settling takes exactly what is over and what cannot be read", () => {
  const item = fc.oneof(
    fc.record({ device: fc.constantFrom(phone, laptop), counter: fc.integer({ min: 1, max: 6 }) }),
    fc.constantFrom("junk", 7, null, { id: "x" }),
  );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (items, upTo) => {
      const doc = new Y.Doc();
      const list = doc.getArray<unknown>(LAYOUT.events);
      list.push(items.map((one) => (typeof one === "object" && one !== null && "device" in one ? event(one.device, one.counter) : one)));
      settleEvent(doc, eventId(phone, upTo), null);
      const kept = items.filter((one) => typeof one === "object" && one !== null && "device" in one && (one.device === laptop || one.counter > upTo));
      expect(list.toArray()).toHaveLength(kept.length);
      expect(ids(doc).length).toBe(kept.length);
      expect(lastHandled(doc, phone)).toBe(upTo);
    }),
  );
});

test("[PRO-21] an older settling does not take the last counter back", () => {
  const doc = new Y.Doc();
  settleEvent(doc, eventId(phone, 5), null);
  settleEvent(doc, eventId(phone, 2), null);
  expect(lastHandled(doc, phone)).toBe(5);
});

test("[PRO-21] two thousand clicks of twenty devices leave next to nothing", () => {
  const doc = new Y.Doc();
  for (let n = 1; n <= 100; n++) {
    for (let d = 0; d < 20; d++) {
      appendEvent(doc, event(`device${d}` as DeviceId, n), null);
      settleEvent(doc, eventId(`device${d}` as DeviceId, n), null);
    }
  }
  expect(ids(doc)).toEqual([]);
  expect(doc.getMap(LAYOUT.handled).size).toBe(20);
});

test("[PRO-22] counters rise above what waits and what was handled, for each device by itself", () => {
  const doc = new Y.Doc();
  expect(nextEventId(doc, phone)).toBe("phone:1");
  appendEvent(doc, event(phone, 1), null);
  expect(nextEventId(doc, phone)).toBe("phone:2");
  settleEvent(doc, eventId(phone, 7), null);
  expect(nextEventId(doc, phone)).toBe("phone:8");
  expect(nextEventId(doc, laptop)).toBe("laptop:1");
});

const good = { id: "d:1", kind: "click", key: "Go", at: 1, after: {} };

test.each([
  [{ ...good, id: "d" }], [{ ...good, kind: "press" }], [{ ...good, key: "__proto__" }], [{ ...good, at: Number.NaN }], [{ ...good, after: { a: [1] } }],
  [{ ...good, after: { a: [1, 1.5] } }], [{ ...good, form: { generation: -1, values: {} } }], [{ ...good, form: { generation: 0, values: { a: undefined } } }], [null], ["d:1"],
])("[PRO-21] %j cannot be read as an event", (raw) => {
  expect(parseEvent(raw)).toBeUndefined();
});

test("[PRO-21] an event is read without what does not belong to it", () => {
  expect(parseEvent({ ...good, by: "somebody else" })).toEqual(good);
});

const refused = (n: number, at = n) => ({ kind: "refused", event: eventId(phone, n), key: "Go" as WidgetKey, reason: "no", at }) as const;

test("[PRO-25] a second notice of the same event or value takes the first one's place", () => {
  const doc = new Y.Doc();
  putNotice(doc, refused(1, 1), null);
  putNotice(doc, refused(1, 2), null);
  putNotice(doc, { kind: "conflict", key: "a", scope: "room", mine: 1, theirs: 2, by: undefined, at: 3 }, null);
  putNotice(doc, { kind: "conflict", key: "a", scope: "owner", mine: 1, theirs: 2, by: undefined, at: 4 }, null);
  putNotice(doc, { kind: "conflict", key: "a", scope: "room", mine: 1, theirs: 9, by: undefined, at: 5 }, null);
  expect(readNotices(doc).map(([, notice]) => notice.at)).toEqual([2, 4, 5]);
});

test("[PRO-25] beyond fifty the oldest goes, and what is no notice is passed over", () => {
  const doc = new Y.Doc();
  doc.getMap(LAYOUT.inbox).set("junk", { kind: "hello" });
  for (let n = 1; n <= MAX_NOTICES + 3; n++) putNotice(doc, refused(n), null);
  expect(readNotices(doc)).toHaveLength(MAX_NOTICES);
  expect(readNotices(doc)[0]?.[1].at).toBe(4);
});
