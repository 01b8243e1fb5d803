import type { Celebration as Kind } from "@tutti/protocol";
import { createSignal, lazy, onCleanup, Show, Suspense, type JSX } from "solid-js";
import { useRoom } from "../../elements/room.ts";

const Celebration = lazy(() => import("./celebration.tsx"));

/** Shows what a script lets fly, one at a time; nothing to readers who asked for less motion. */
export function Celebrations(): JSX.Element {
  const room = useRoom();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  // A new object each time, so that a second one begins anew.
  const [flown, setFlown] = createSignal<{ readonly kind: Kind }>();
  onCleanup(room.onToast(({ celebration }) => {
    if (celebration && !calm.matches) setFlown({ kind: celebration });
  }));
  return <Show when={flown()} keyed>{(what) => <Suspense><Celebration kind={what.kind} done={() => setFlown(undefined)} /></Suspense>}</Show>;
}
