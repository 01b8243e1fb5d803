import { app, type JobWork } from "tutti";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Goes on though everybody leaves; it would go on from its last chapter in another process.
async function proofread({ progress, checkpoint, resumed, signal }: JobWork): Promise<number> {
  const chapters = 24;
  for (let chapter = typeof resumed === "number" ? resumed : 0; chapter < chapters && !signal.aborted; chapter += 1) {
    progress(chapter / chapters, `Chapter ${chapter + 1} of ${chapters}`);
    await wait(250);
    checkpoint(chapter + 1);
  }
  return chapters * 3;
}

export default app("Book", (ui) => {
  const job = ui.job("proofread", proofread, { label: "Proofreading", afterRestart: "resume" });
  if (ui.button("Read the proofs", { kind: "primary", disabled: job.state === "running" })) job.start();
  if (job.state === "running") ui.progress(job.progress);
  if (job.result !== undefined) ui.success(`${job.result} mistakes were found; ${job.by?.name ?? "somebody"} had asked.`);
  if (job.problem !== undefined) ui.error(job.problem);
});
