import type { JobFacts } from "@tutti/protocol";
import type { JobsOptions } from "../../ui/jobs.ts";
import type { Ui } from "../../ui/ui.ts";
import type { DrawingPen } from "../drawing-pen.ts";
import { cancel } from "./job.ts";
import { ALL_JOBS, type JobRecord } from "./job-record.ts";

/** The room's jobs, the newest first: how far each is, who began it, what went wrong, and a button that ends it. */
export const jobList = (pen: DrawingPen<Ui>, { cancelLabel = "Cancel" }: JobsOptions): void => {
  const { execution } = pen.place;
  const { part, pass: { scene } } = execution.drawer("jobs");
  part.noteRead(ALL_JOBS, scene.cells.version(ALL_JOBS));
  const all = scene.jobs.keys.flatMap((key) => {
    const record = scene.jobs.record(key);
    return record ? [{ key, record }] : [];
  });
  for (const { key, record } of all.sort((a, b) => b.record.began - a.record.began)) draw(pen, key, record, cancelLabel);
};

function draw(pen: DrawingPen<Ui>, key: string, record: JobRecord, cancelLabel: string): void {
  const { label, state, error } = record;
  const running = state === "running";
  const box = pen.hold("status", { label, state: running ? "running" : state === "done" ? "complete" : "error", expanded: true, job: factsOf(record) }, { name: `job ${key}`, segment: `job(${key})` });
  if (error) box.pen.put("exception", error);
  if (!running) return;
  box.inside.progress(pen.place.execution.pass.scene.jobs.line(key));
  if (box.inside.button(cancelLabel, { key: `${key}.cancel` })) cancel(pen.place.execution, key);
}

const factsOf = ({ by, state, again, began, ended }: JobRecord): JobFacts => ({
  state, ...(by && { by: by.name }), ...(again && { again }), ...(ended !== undefined && { seconds: Math.max(0, Math.round((ended - began) / 1000)) }),
});
