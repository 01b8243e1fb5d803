import { appendFileSync, existsSync } from "node:fs";
import { app, type JobWork } from "tutti";

/** The file that each beginning writes to: the world outside, which no crash takes back. While there is no other beside it, nobody gets beyond the half. */
const file = process.env["BEGUN"] ?? "";
const STEPS = 40;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function count({ input: { name }, resumed, progress, checkpoint, signal }: JobWork<{ readonly name: string }>): Promise<number> {
  let n = typeof resumed === "number" ? resumed : 0;
  appendFileSync(file, `${name} from ${n}\n`);
  while (n < STEPS && !signal.aborted) {
    await wait(5);
    if (n === STEPS / 2 && !existsSync(`${file}.go`)) continue;
    n += 1;
    progress(n / STEPS, `${n} of ${STEPS}`);
    checkpoint(n);
  }
  appendFileSync(file, `${name} to ${n}\n`);
  return n;
}

export default app("Jobs", (ui) => {
  for (const [name, afterRestart] of [["lost", "lose"], ["repeated", "repeat"], ["resumed", "resume"]] as const) {
    const job = ui.job(name, count, { afterRestart });
    if (ui.button(`Start ${name}`)) job.start({ name });
    if (ui.button(`Stop ${name}`)) job.cancel();
    ui.metric(name, [job.state, job.again, job.result].filter((part) => part !== undefined).join(" "));
  }
  ui.jobs();
});
