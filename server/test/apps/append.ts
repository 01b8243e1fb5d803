import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { app } from "tutti";

/** The file that this script writes to: the world outside, which no crash takes back. */
const file = process.env["APPEND_TO"] ?? "";
const step = process.env["KILL_AT"];

/** Ends the server as a power cut would. It is named by the environment: a script's parent need not be the server itself. */
async function killServer(): Promise<never> {
  process.kill(Number(process.env["SERVER_PID"]), "SIGKILL");
  // The signal takes a moment. What stands below must not be reached meanwhile.
  return new Promise<never>(() => undefined);
}

const lines = (): string[] => (existsSync(file) ? readFileSync(file, "utf8").split("\n") : []);

/** Appends a line for each press. The second button may be repeated, since it asks the file whether it has done it. */
export default app("Append", async (ui) => {
  const done = ui.state("done", 0);
  const once = ui.button("Append");
  const again = ui.button("Append safely", { retry: true });
  const click = once ?? again;
  if (click) {
    if (step === "begun") await killServer();
    if (!again || !lines().includes(click.id)) appendFileSync(file, `${click.id}\n`);
    if (step === "effect") await killServer();
    done.set(done.value + 1);
  }
  ui.metric("Done", done.value);
});
