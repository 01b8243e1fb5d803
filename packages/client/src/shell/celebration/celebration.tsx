import type { Celebration as Kind } from "@tutti/protocol";
import { For, onCleanup, type JSX } from "solid-js";
import "./celebration.css";
import { pieces } from "./pieces.ts";

/** The last piece has left the page by then. */
const SECONDS = 7;

/** Balloons that rise, or snow that falls, over the page and in nobody's way. Not drawn for readers who asked for less motion. */
export default function Celebration(props: { readonly kind: Kind; readonly done: () => void }): JSX.Element {
  const timer = setTimeout(() => props.done(), SECONDS * 1000);
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="celebration" data-kind={props.kind} aria-hidden="true">
      <For each={pieces(props.kind)}>
        {(piece) => (
          <span
            class="celebration-piece"
            style={{
              "--at": `${piece.at}%`, "--size": `${piece.size}px`, "--late": `${piece.late}s`, "--lasts": `${piece.lasts}s`, "--sway": `${piece.sway}px`,
              "--tone": `var(--series-${piece.tone})`,
            }}
          />
        )}
      </For>
    </div>
  );
}
