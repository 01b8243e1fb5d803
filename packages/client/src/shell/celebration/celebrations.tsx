import type { Celebration as Kind } from "@tutti/protocol";
import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../../elements/lazily.tsx";
import { useRoom } from "../../elements/room.ts";

const Celebration = lazily(() => import("./celebration.tsx"));

/** Shows what a script lets fly, one at a time; nothing to readers who asked for less motion. */
export function Celebrations(): JSX.Element {
  const room = useRoom();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  // A new object each time, so that a second one begins anew.
  const [flown, setFlown] = createSignal<{ readonly kind: Kind }>();
  onCleanup(room.onToast(({ celebration }) => {
    if (celebration && !calm.matches) setFlown({ kind: celebration });
  }));
  return <Show when={flown()} keyed>{(what) => <OnceLoaded><Celebration kind={what.kind} done={() => setFlown(undefined)} /></OnceLoaded>}</Show>;
}
