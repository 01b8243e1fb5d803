import type { CellChange, RunOutcome, ToHost } from "../host/messages.ts";
import { AuthorError } from "../ui/author-error.ts";
import { cellId, type CellId } from "./cells.ts";
import { told } from "./exception.ts";
import { closeLocks } from "./locks.ts";
import { callHandlers, callLateHandlers } from "./handlers.ts";
import { withInner, type Part } from "./part.ts";
import type { Pass } from "./pass.ts";
import { runOwnParts } from "./own-slices.ts";
import { privateParts } from "./private-block.ts";
import { drawError, runPart } from "./run-part.ts";
import type { Scene } from "./scene.ts";
import { settlePages } from "./settle-pages.ts";
import { settlePending } from "./settle-pending.ts";
import { warnOfLabels } from "./warnings.ts";

type RunMessage = Extract<ToHost, { readonly type: "run" }>;

/** How often a run may run parts again because of what it wrote itself, or of `ui.rerun()`. */
export const LONGEST_CHAIN = 10;

/**
 * One run: takes in what changed, calls the handlers, runs what is stale (the whole script, or fragments and forms by
 * themselves; private blocks last) until nothing is, and says how it ended.
 *
 * @param owed changes of a superseded run, whose handlers are called again: what they set was taken back.
 */
export async function goThrough(pass: Pass, message: RunMessage, owed: readonly CellChange[]): Promise<void> {
  const started = pass.scene.ports.now();
  takeIn(pass, message, owed);
  if (pass.mode === "commit") await callHandlers(pass);
  await runStale(pass);
  if (!pass.live) return;
  await callLateHandlers(pass);
  await runStale(pass);
  for (let going = pass.joined.splice(0); going.length > 0; going = pass.joined.splice(0)) {
    await Promise.all(going);
    await runStale(pass);
  }
  if (pass.live) finish(pass, started);
}

/** Pages that somebody has turned to since the run began: shown at once, however long the rest of it takes. */
export function runWoken(pass: Pass): void {
  for (const page of stalePages(pass.scene).filter((part) => part.kind === "page")) {
    const going = runPart(pass, page);
    if (going) pass.joined.push(going);
  }
  pass.touched();
}

function takeIn(pass: Pass, { changes, all, preview }: RunMessage, owed: readonly CellChange[]): void {
  const { cells, main } = pass.scene;
  // What the room tells a second time, such as what a run wrote, is no change.
  pass.heard = joined(owed, changes.filter((change) => cells.set(cellId(change), change.value)));
  for (const change of pass.heard) pass.scene.jobs.heard(change);
  cells.mark();
  if (pass.mode !== "commit") for (const cell of preview ?? []) cells.set(cellId(cell), cell.value);
  if (all) main.dirty = true;
  // The part that holds the button runs with its click, also if nothing else has changed; unknown buttons are looked for everywhere.
  if (pass.event) {
    const { event, by } = pass.event;
    const record = pass.scene.registry.drawn(event.key, by.id, event.page);
    // What a component sends goes to its handler, and what that sets runs whatever reads it.
    if (event.emit && record?.hear) return;
    const part = record?.part.kind === "form" && event.kind === "submit" ? record.part.parent : record?.part;
    (part ?? main).dirty = true;
  }
}

/** Several changes of a cell are one: from what was there first, to the last value, by who made that. */
function joined(older: readonly CellChange[], newer: readonly CellChange[]): CellChange[] {
  const all = new Map<CellId, CellChange>();
  for (const change of [...older, ...newer]) {
    const first = all.get(cellId(change));
    all.set(cellId(change), first ? { ...change, previous: first.previous } : change);
  }
  return [...all.values()];
}

/** Runs stale parts until there are none, or until they go on making each other stale. */
async function runStale(pass: Pass): Promise<void> {
  for (let chain = 0; pass.live; chain++) {
    const due = dueParts(pass);
    if (due.length === 0) {
      if (settlePending(pass)) continue;
      return;
    }
    if (chain > LONGEST_CHAIN) return stopChain(pass, due);
    if (due.every((part) => part.person)) await runOwnParts(pass, due);
    else await runTogether(pass, due);
    settlePages(pass);
    if (pass.rerunAsked) pass.scene.main.dirty = true;
    pass.rerunAsked = false;
  }
}

async function runTogether(pass: Pass, parts: readonly Part[]): Promise<void> {
  const going = parts.map((part) => runPart(pass, part)).filter((promise) => promise !== undefined);
  if (going.length > 0) await Promise.all(going);
}

/** What has to run now: everything, or the outermost parts that are stale; private parts only when all else is fresh. */
function dueParts(pass: Pass): Part[] {
  const { scene } = pass;
  if (scene.main.isStale(scene.cells)) return [scene.main];
  const shared = [...outermostStale(scene.main, scene.cells), ...stalePages(scene)];
  if (shared.length > 0) return shared;
  const own = privateParts(scene);
  pass.ownReached = true;
  return own.flatMap((part) => (part.isStale(scene.cells) ? [part] : outermostStale(part, scene.cells)));
}

/** Of the pages that somebody looks at, what is stale: they themselves, or parts in them. */
const stalePages = (scene: Scene): Part[] =>
  [...(scene.pagesRest ? [] : scene.pages)].filter(([path]) => scene.isLookedAt(path)).flatMap(([, page]) => (page.isStale(scene.cells) ? [page] : outermostStale(page, scene.cells)));

const outermostStale = (outer: Part, cells: Parameters<Part["isStale"]>[0]): Part[] =>
  outer.children.filter((part) => part.isAwake()).flatMap((part) => (part.isStale(cells) ? [part] : outermostStale(part, cells)));

function stopChain(pass: Pass, due: readonly Part[]): void {
  const { scene } = pass;
  const keys = [...new Set(due.flatMap((part) => [...withInner(part)].flatMap((inner) => inner.staleKeys(scene.cells))))];
  const message = keys.length > 0
    ? `The script goes on changing what it reads: ${keys.join(", ")} changed in each of ${LONGEST_CHAIN} runs`
    : `ui.rerun() was called in each of ${LONGEST_CHAIN} runs`;
  drawError(pass, scene.main, new AuthorError(message, "Set a value only where it differs, or where a button was clicked"));
  for (const part of scene.outermost()) for (const inner of withInner(part)) inner.settle(scene.cells);
}

function finish(pass: Pass, started: number): void {
  const { ports, room, cells } = pass.scene;
  for (const { part, error } of pass.handlerErrors) drawError(pass, pass.scene.holds(part) ? part : pass.scene.main, error);
  closeLocks(pass);
  pass.ownReached = true;
  warnOfLabels(pass);
  pass.flush();
  const outcome: RunOutcome = pass.failure ? { kind: "failed", ...pass.failure } : { kind: "done" };
  const writes = pass.takeWrites();
  if (pass.mode === "commit") cells.keep();
  else cells.takeBack();
  if (pass.event && !pass.delivered && !pass.failure && !pass.submitted) {
    ports.emit({ type: "log", level: "warn", text: `A press of "${pass.event.event.key}" found no button: this run did not draw it` });
  }
  pass.end();
  ports.emit({ type: "done", room, run: pass.run, outcome, writes, ms: ports.now() - started });
  if (pass.mode === "commit") pass.beginJobs();
}

/**
 * Ends a run that no longer counts: what it wrote is taken back (what the room took of it comes as a change), and what it was
 * running is run again.
 */
export function supersede(pass: Pass): void {
  const { scene, run } = pass;
  for (const part of scene.outermost()) {
    for (const inner of withInner(part)) if (inner.execution?.pass === pass && inner.execution.drawing) inner.dirty = true;
  }
  scene.cells.takeBack();
  pass.end();
  scene.ports.emit({ type: "done", room: scene.room, run, outcome: { kind: "superseded" }, writes: [], ms: 0 });
}

/** Ends a run that could not be gone through. */
export function breakOff(pass: Pass, error: unknown): void {
  if (!pass.live) return;
  const { scene, run } = pass;
  const { name, message, stack } = told(error);
  scene.cells.takeBack();
  scene.main.dirty = true;
  pass.end();
  scene.ports.emit({ type: "done", room: scene.room, run, outcome: { kind: "failed", message: `${name}: ${message}`, stack }, writes: [], ms: 0 });
}
