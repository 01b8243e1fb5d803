import katex from "katex";
import "katex/dist/katex.min.css";
import { createEffect, createSignal, Show, type JSX } from "solid-js";
import { latexTexts } from "../../texts/latex.ts";
import { formulaProblem, type FormulaProblem } from "./formula-problem.ts";
import "./latex.css";

/** Larger than any formula that is read; what is longer would hold the page up. */
const MAX_CHARS = 5_000;

/**
 * A formula. What is wrong in it is shown in its place, in words. No command of it reaches beyond: links, pictures and HTML are off,
 * and macros that grow without end are stopped.
 */
export default function Formula(props: { readonly text: string; readonly display?: boolean }): JSX.Element {
  const [problem, setProblem] = createSignal<FormulaProblem>();
  const write = (host: HTMLElement, found: FormulaProblem): void => {
    host.replaceChildren(Object.assign(document.createElement("code"), { textContent: props.text }));
    setProblem(found);
  };
  const draw = (host: HTMLElement): void => createEffect(() => {
    const { text, display } = props;
    if (text.length > MAX_CHARS) return write(host, { words: latexTexts.long(MAX_CHARS) });
    try {
      katex.render(text, host, { displayMode: display ?? false, throwOnError: true, trust: false, strict: "ignore", maxSize: 20, maxExpand: 500 });
      setProblem(undefined);
    } catch (error) {
      write(host, formulaProblem(text, error));
    }
  });
  const note = (): JSX.Element => (
    <Show when={problem()}>
      {(found) => <span class="formula-problem">{found().words}<Show when={found().said}>{(said) => <> <span class="formula-said" lang="en">{said()}</span></>}</Show></span>}
    </Show>
  );
  // A wide formula scrolls by itself: keys have to reach it.
  return props.display
    ? <div class="formula" tabindex="0" role="group" aria-label={latexTexts.name}><div ref={draw} />{note()}</div>
    : <span class="formula-inline"><span ref={draw} />{note()}</span>;
}
