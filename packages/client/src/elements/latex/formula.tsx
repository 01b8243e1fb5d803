import katex from "katex";
import "katex/dist/katex.min.css";
import { createEffect, createSignal, Show, type JSX } from "solid-js";
import { latexTexts } from "../../texts/latex.ts";
import "./latex.css";

/** Larger than any formula that is read; what is longer would hold the page up. */
const MAX_CHARS = 5_000;

/**
 * A formula. What is wrong in it is shown in its place, in words. No command of it reaches beyond: links, pictures and HTML are off,
 * and macros that grow without end are stopped.
 */
export default function Formula(props: { readonly text: string; readonly display?: boolean }): JSX.Element {
  const [problem, setProblem] = createSignal<string>();
  const draw = (host: HTMLElement): void => createEffect(() => {
    try {
      katex.render(props.text.slice(0, MAX_CHARS), host, {
        displayMode: props.display ?? false, throwOnError: true, trust: false, strict: "ignore", maxSize: 20, maxExpand: 500,
      });
      setProblem(undefined);
    } catch (error) {
      host.replaceChildren(Object.assign(document.createElement("code"), { textContent: props.text }));
      setProblem(error instanceof Error ? error.message.replace(/^KaTeX parse error: /, "") : String(error));
    }
  });
  const note = (): JSX.Element => <Show when={problem()}>{(words) => <span class="formula-problem">{latexTexts.problem(words())}</span>}</Show>;
  // A wide formula scrolls by itself: keys have to reach it.
  return props.display
    ? <div class="formula" tabindex="0" role="group" aria-label={latexTexts.name}><div ref={draw} />{note()}</div>
    : <span class="formula-inline"><span ref={draw} />{note()}</span>;
}
