import type { Ui } from "../../ui/ui.ts";
import type { DrawingPen } from "../drawing-pen.ts";
import { cancel, problemOf } from "./job.ts";
import { ALL_JOBS, type JobRecord } from "./job-record.ts";

/** The room's jobs, the newest first: how far each is, who began it, what went wrong, and a button that ends it. */
export const jobList = (pen: DrawingPen<Ui>): void => {
  const { execution } = pen.place;
  const { part, pass: { scene } } = execution.drawer("jobs");
  part.noteRead(ALL_JOBS, scene.cells.version(ALL_JOBS));
  const all = scene.jobs.keys.flatMap((key) => {
    const record = scene.jobs.record(key);
    return record ? [{ key, record }] : [];
  });
  for (const { key, record } of all.sort((a, b) => b.record.began - a.record.began)) draw(pen, key, record);
};

function draw(pen: DrawingPen<Ui>, key: string, record: JobRecord): void {
  const { label, state, error } = record;
  const running = state === "running";
  const box = pen.hold("status", { label, state: running ? "running" : state === "done" ? "complete" : "error", expanded: true }, { name: `job ${key}`, segment: `job(${key})` });
  box.inside.caption(wordsOf(record));
  if (error) box.pen.put("exception", error);
  if (!running) return;
  box.inside.progress(pen.place.execution.pass.scene.jobs.line(key));
  if (box.inside.button("Cancel", { key: `${key}.cancel` })) cancel(pen.place.execution, key);
}

function wordsOf(record: JobRecord): string {
  const { by, state, again, began, ended = began } = record;
  const seconds = Math.max(0, Math.round((ended - began) / 1000));
  const how = { running: "", done: `Took ${seconds} s.`, failed: `Failed after ${seconds} s.`, cancelled: `Cancelled after ${seconds} s.`, lost: `${problemOf(record)}.` }[state];
  const once = again === undefined ? "" : again === "repeated" ? "Its process ended, and it was begun again from its start." : "Its process ended, and it went on from what it had saved.";
  return [by ? `Started by ${by.name}.` : "", once, how].filter(Boolean).join(" ");
}
