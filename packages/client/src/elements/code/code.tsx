import { createEffect, createSignal, Index, on, onCleanup, Show, type JSX } from "solid-js";
import { codeTexts } from "../../texts/code.ts";
import type { ElementView } from "../drawn.ts";
import { CopyButton } from "./copy-button.tsx";
import { plainLines, type Line } from "./lines.ts";
import "./code.css";

export interface CodeBlockProps {
  readonly body: string;
  readonly language?: string | undefined;
  readonly lineNumbers?: boolean | undefined;
  readonly wrap?: boolean | undefined;
  readonly height?: number | undefined;
}

/** Code as it is written, with colours once the highlighter is here, and a button that copies it. */
export function CodeBlock(props: CodeBlockProps): JSX.Element {
  const lines = highlighted(props);
  let written: HTMLPreElement | undefined;
  return (
    <div class="code" data-wrap={props.wrap ? "" : undefined} data-numbers={props.lineNumbers ? "" : undefined}>
      <pre class="code-lines" ref={written} style={props.height === undefined ? undefined : { height: `${props.height}px`, "max-height": "none" }} role="group" tabindex="0" aria-label={codeTexts.label(props.language)}>
        <code>
          <Index each={lines()}>{(line) => <span class="code-line"><Runs of={line()} />{"\n"}</span>}</Index>
        </code>
      </pre>
      <div class="code-tools">
        <Show when={props.language}>{(language) => <span class="code-language">{language()}</span>}</Show>
        <CopyButton text={() => props.body} beside={() => written} />
      </div>
    </div>
  );
}

function Runs(props: { readonly of: Line }): JSX.Element {
  return <Index each={props.of}>{(run) => <span data-scope={run().scope}>{run().text}</span>}</Index>;
}

/** The lines at once without colours; with them when they are ready, unless the code has changed meanwhile. */
function highlighted(props: CodeBlockProps): () => readonly Line[] {
  const [lines, setLines] = createSignal<readonly Line[]>(plainLines(props.body));
  createEffect(on(() => [props.body, props.language] as const, ([body, language]) => {
    let current = true;
    onCleanup(() => { current = false; });
    if (language === undefined) {
      setLines(plainLines(body));
      return;
    }
    import("./highlight.ts").then(({ highlight }) => highlight(body, language)).then(
      (ready) => { if (current) setLines(ready); },
      // Without the network the colours may not come; the code itself is here.
      () => { if (current) setLines(plainLines(body)); },
    );
  }));
  return lines;
}

const Code: ElementView<"code"> = (drawn) => (
  <CodeBlock body={drawn.props.body} language={drawn.props.language} lineNumbers={drawn.props.lineNumbers} wrap={drawn.props.wrap} height={drawn.props.height} />
);
export default Code;
