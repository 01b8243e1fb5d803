import { ensureValues, ORIGIN, parseWidgetKey, writeEntry, type Presence, type WidgetKey } from "@tutti/protocol";
import * as Y from "yjs";
import { startDrag } from "../../client/src/elements/slider/drag.ts";
import { answer } from "./child.ts";

/** Drags of five sliders on the page's own code, in a time that is turned by hand: 60 steps a second, as a screen gives them. */
const SLIDERS = ["Price", "Volume", "Margin", "Growth", "Risk"].map((label) => parseWidgetKey(`slider:${label}`) as WidgetKey);
const STEPS_PER_DRAG = 100;
const FRAME = 1_000 / 60;

interface Waiting { at: number; readonly fn: () => void; readonly every: number | undefined }
let now = 0;
let timers = 0;
const waiting = new Map<number, Waiting>();

/** Puts our clock in the place of this process' own, so that minutes of dragging pass at once. */
function takeTheClock(): void {
  const later = (fn: () => void, ms: number | undefined, every: number | undefined): number => {
    waiting.set(++timers, { at: now + (ms ?? 0), fn, every });
    return timers;
  };
  const forget = (id: number): void => void waiting.delete(id);
  Object.assign(performance, { now: () => now });
  Object.assign(globalThis, {
    setTimeout: (fn: () => void, ms?: number) => later(fn, ms, undefined), clearTimeout: forget,
    setInterval: (fn: () => void, ms?: number) => later(fn, ms, ms), clearInterval: forget,
  });
}

function pass(ms: number): void {
  const until = now + ms;
  for (;;) {
    const [id, timer] = [...waiting].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
    if (id === undefined || !timer) break;
    now = timer.at;
    if (timer.every === undefined) waiting.delete(id);
    else timer.at += timer.every;
    timer.fn();
  }
  now = until;
}

/** The document after so many steps by one person, each drag of one slider, one slider after the other. */
function dragged(steps: number): { bytes: number; commits: number } {
  const doc = new Y.Doc();
  doc.transact(() => ensureValues(doc), ORIGIN.seed);
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(doc));
  let commits = 0;
  client.on("update", (update: Uint8Array) => {
    commits += 1;
    Y.applyUpdate(doc, update);
  });
  const presence = { update: (_patch: Partial<Omit<Presence, "person">>): void => {} };
  for (let step = 0; step < steps; step += STEPS_PER_DRAG) {
    const key = SLIDERS[(step / STEPS_PER_DRAG) % SLIDERS.length] as WidgetKey;
    const drag = startDrag<number>({ presence } as Parameters<typeof startDrag>[0], key, true, (value) => writeEntry(client, key, value, client));
    for (let n = 0; n < STEPS_PER_DRAG; n++) {
      drag.move(step + n);
      pass(FRAME);
    }
    drag.end(step + STEPS_PER_DRAG);
  }
  return { bytes: Y.encodeStateAsUpdate(doc).byteLength, commits };
}

/** For scale: each step written at once, one slider after the other. */
function naive(steps: number): number {
  const doc = new Y.Doc();
  doc.transact(() => ensureValues(doc), ORIGIN.seed);
  for (let step = 0; step < steps; step++) writeEntry(doc, SLIDERS[step % SLIDERS.length] as WidgetKey, step, doc);
  return Y.encodeStateAsUpdate(doc).byteLength;
}

answer({
  drag: (request) => {
    const steps = request["steps"] as number;
    const plain = naive(steps);
    takeTheClock();
    return { ...dragged(steps), naive: plain };
  },
});
