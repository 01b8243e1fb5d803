import { For, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import "./exception.css";

/** An error of the script's, where it happened, with the author's own line and what to do. */
export function Exception(drawn: Drawn<"exception">): JSX.Element {
  return (
    <section class="exception" role="alert">
      <p class="exception-name"><Icon name="circleX" size={16} /> <strong>{drawn.props.hidden ? inputTexts.states.error : drawn.props.name}</strong></p>
      <p class="exception-message">{drawn.props.hidden ? inputTexts.hiddenError(drawn.props.ref ?? "") : drawn.props.message}</p>
      <Show when={drawn.props.file}>
        {(file) => <p class="exception-place">{drawn.props.line === undefined ? file() : inputTexts.at(file(), drawn.props.line)}</p>}
      </Show>
      <Show when={drawn.props.excerpt}>{(excerpt) => <pre class="exception-excerpt" tabIndex={0} role="region" aria-label={inputTexts.at(drawn.props.file ?? "", drawn.props.line ?? 0)}><code>{excerpt()}</code></pre>}</Show>
      <Show when={drawn.props.hint}>{(hint) => <p class="exception-hint">{hint()}</p>}</Show>
      <Show when={(drawn.props.frames?.length ?? 0) > 0}>
        <details class="exception-frames">
          <summary>{inputTexts.frames}</summary>
          <ol><For each={drawn.props.frames}>{(frame) => <li>{frame}</li>}</For></ol>
        </details>
      </Show>
    </section>
  );
}
