import { app, type JobWork } from "tutti";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function print({ input: { copies }, progress, signal }: JobWork<{ readonly copies: number }>): Promise<number> {
  for (let copy = 1; copy <= copies && !signal.aborted; copy += 1) {
    progress(copy / copies, `${copy} of ${copies} copies`);
    await wait(200);
  }
  return copies;
}

export default app("Print shop", (ui) => {
  const posters = ui.job("posters", print, { label: "Posters" });
  const flyers = ui.job("flyers", print, { label: "Flyers" });
  const [left, right] = ui.columns(2);
  if (left.button("Print the posters")) posters.start({ copies: 40 });
  if (right.button("Print the flyers")) flyers.start({ copies: 200 });
  ui.jobs();
});
