import { app } from "tutti";

const JOBS = ["Tune the **piano**", "Print the programme", "Open the doors"];

export default app("Before the concert", (ui) => {
  const done = ui.checklist("To do", JOBS, { value: ["Print the programme"] });
  ui.progress(done.length / JOBS.length, `${done.length} of ${JOBS.length}`);
});
