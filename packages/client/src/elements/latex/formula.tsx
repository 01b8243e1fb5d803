import katex from "katex";
import "katex/dist/katex.min.css";
import { createEffect, type JSX } from "solid-js";
import "./latex.css";

/** Larger than any formula that is read; what is longer would hold the page up. */
const MAX_CHARS = 5_000;

/**
 * A formula. What is wrong in it is shown in its place, in words. No command of it reaches beyond: links, pictures and HTML are off,
 * and macros that grow without end are stopped.
 */
export default function Formula(props: { readonly text: string; readonly display?: boolean }): JSX.Element {
  const draw = (host: HTMLElement): void => createEffect(() => {
    katex.render(props.text.slice(0, MAX_CHARS), host, {
      displayMode: props.display ?? false, throwOnError: false, trust: false, strict: "ignore", maxSize: 20, maxExpand: 500, errorColor: "var(--bad)",
    });
  });
  // A wide formula scrolls by itself: keys have to reach it.
  return props.display ? <div class="formula" tabindex="0" role="group" ref={draw} /> : <span class="formula-inline" ref={draw} />;
}
