import { appendFileSync, existsSync } from "node:fs";
import { app, cacheData } from "tutti";

/** A line for each time that something is computed, in the file that the test names. */
const note = (line: string): void => appendFileSync(process.env["TUTTI_TEST_NOTES"] ?? "/dev/null", `${line}\n`);

const slow = cacheData(async (n: number) => {
  note(`begin ${n}`);
  // Until the test says that everybody has asked.
  while (!existsSync(`${process.env["TUTTI_TEST_NOTES"]}.go`)) await new Promise((resolve) => setTimeout(resolve, 50));
  note(`computed ${n}`);
  return { n, twice: n * 2, bytes: Uint8Array.of(n) };
}, { name: "slow" });

const kept = cacheData((n: number) => {
  note(`kept ${n}`);
  return n * 3;
}, { name: "kept", persist: true });

export default app("Cached", async (ui) => {
  const n = ui.slider("N", { min: 0, max: 20, value: 1 });
  if (ui.button("Forget")) slow.clear();
  const asked = slow(n);
  note(`asked ${n}`);
  const { twice } = await asked;
  ui.metric("Twice", twice);
  ui.metric("Thrice", await kept(n));
});
