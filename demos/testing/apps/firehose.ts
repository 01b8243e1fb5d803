import { app } from "tutti";

/** How many frames the stream has, of how many rows each: half a megabyte a second. */
const FRAMES = 40;
const ROWS = 800;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** All rows are new in each frame. */
async function* rows(): AsyncGenerator<{ readonly frame: number; readonly a: number; readonly b: number }[]> {
  for (let frame = 1; frame <= FRAMES; frame++) {
    yield Array.from({ length: ROWS }, () => ({ frame, a: Math.random(), b: Math.random() }));
    await wait(100);
  }
}

async function* frames(): AsyncGenerator<number> {
  for (let frame = 1; frame <= FRAMES; frame++) {
    yield frame;
    await wait(100);
  }
}

export default app("Firehose", (ui) => {
  ui.fragment((part) => {
    if (!part.toggle("Begin")) return;
    part.metric("Frame", frames());
    part.dataframe(rows(), { label: "Points", last: ROWS, height: 240 });
  });
});
