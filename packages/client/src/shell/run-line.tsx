import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import { usePage, useRoom } from "../elements/room.ts";
import { texts } from "../texts/page.ts";

const LINE_AFTER = 200;
const DIM_AFTER = 500;

/** A thin line while the script runs for more than a moment; after half a second, what is still old dims. */
export function RunLine(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const run = follow(room.run);
  const [shown, setShown] = createSignal(false);
  createEffect(() => {
    if (run().state !== "running") return;
    const began = Date.now();
    const line = setTimeout(() => setShown(true), LINE_AFTER);
    const dim = setTimeout(() => page.setSlowSince(began), DIM_AFTER);
    onCleanup(() => {
      clearTimeout(line);
      clearTimeout(dim);
      setShown(false);
      page.setSlowSince(undefined);
    });
  });
  return <Show when={shown()}><div class="run-line" role="progressbar" aria-label={texts.run.running} /></Show>;
}
