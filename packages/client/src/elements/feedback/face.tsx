import type { FeedbackFace } from "@tutti/protocol";
import { For, type JSX } from "solid-js";

const THUMB = "M7 11v8.5H4.5V11zM7 11l4-7c1.4 0 2.2 1 2 2.4L12.4 10h5.4a2 2 0 0 1 2 2.4l-1.1 5.5a2 2 0 0 1-2 1.6H7";
const STAR = "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.9l-5.3 2.8 1.1-5.9L3.5 9.7l5.9-.8z";
const HEAD = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z";
const EYES = "M9 9.6v.1M15 9.6v.1";
const MOUTHS = ["M8 16.5c1.2-2.4 6.8-2.4 8 0", "M8.5 15.8c1.2-1 5.8-1 7 0", "M8.5 15h7", "M8.5 14.2c1.2 1.3 5.8 1.3 7 0", "M8 13.5c.8 4 7.2 4 8 0z"] as const;

const pathsOf = (face: FeedbackFace, step: number): readonly string[] =>
  face === "thumbs" ? [THUMB] : face === "stars" ? [STAR] : [HEAD, EYES, MOUTHS[step] ?? ""];

/** One thumb, star or face, in the weight of our other icons. */
export function Face(props: { readonly face: FeedbackFace; readonly step: number }): JSX.Element {
  return (
    <svg
      class="icon" width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"
      aria-hidden="true" style={{ transform: props.face === "thumbs" && props.step === 0 ? "rotate(180deg)" : undefined }}
    >
      <For each={pathsOf(props.face, props.step)}>{(d) => <path d={d} />}</For>
    </svg>
  );
}
