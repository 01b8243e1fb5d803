import type { DiagramProps } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, createUniqueId, onCleanup, Show, type JSX } from "solid-js";
import { diagramTexts } from "../../texts/diagram.ts";
import { shownTheme } from "../../theme/theme.ts";
import { readTheme, type ChartTheme } from "../chart/theme.ts";
import { Inline } from "../markdown/inline.tsx";
import { newest } from "../newest.ts";
import { Drawing } from "./drawing.tsx";
import { sanitiseSvg, wordsIn } from "./sanitise-svg.ts";
import "./svg.css";

interface Source {
  readonly props: DiagramProps;
  /** Draws it as SVG. Rejects with what is wrong in the source, in the reader's words; the cause is what the library said, in its own. */
  readonly draw: (theme: ChartTheme) => Promise<string>;
  readonly style?: string;
}

/** A diagram in its box: the one before stays until the next is drawn, and a mistake stands beside it. */
export function Diagram(props: Source): JSX.Element {
  const id = createUniqueId();
  const [drawing, setDrawing] = createSignal<SVGSVGElement>();
  const [problem, setProblem] = createSignal<Error>();
  const drawings = newest();
  onCleanup(() => drawings.end());
  createEffect(() => {
    const { draw } = props;
    shownTheme();
    drawings.draw(() => draw(readTheme(document.documentElement)).then(
      (svg) => {
        const drawn = sanitiseSvg(svg);
        setProblem(drawn ? undefined : new Error(diagramTexts.empty));
        setDrawing(drawn);
      },
      (error: unknown) => void setProblem(error instanceof Error ? error : new Error(diagramTexts.unreadable, { cause: error })),
    ));
  });
  const alt = createMemo(() => {
    if (props.props.alt !== undefined) return props.props.alt;
    const shown = drawing();
    return diagramTexts.shows(props.props.title, shown ? wordsIn(shown) : []);
  });
  return (
    <figure class="diagram" aria-labelledby={props.props.title ? id : undefined}>
      <Show when={props.props.title}>{(title) => <figcaption class="diagram-title" id={id}><Inline text={title()} /></figcaption>}</Show>
      <Show when={problem()}>
        {(error) => (
          <div class="diagram-problem" role="alert">
            <strong>{diagramTexts.problem}</strong><span>{error().message}</span>
            <Show when={saidBy(error().cause)}>{(said) => <pre tabindex="0" lang="en">{said()}</pre>}</Show>
          </div>
        )}
      </Show>
      <Show when={drawing() ?? problem()} fallback={<div class="diagram-wait" role="status"><span class="sr-only">{diagramTexts.loading}</span></div>}>
        <Show when={!problem()}><div class="diagram-box"><Drawing drawing={drawing()} alt={alt()} width={props.props.width} style={props.style ?? ""} /></div></Show>
      </Show>
    </figure>
  );
}

const saidBy = (cause: unknown): string | undefined => (cause === undefined ? undefined : cause instanceof Error ? cause.message : String(cause));
