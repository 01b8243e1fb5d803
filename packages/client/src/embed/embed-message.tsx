import { Show, type JSX } from "solid-js";
import { embedTexts as words } from "../texts/embed.ts";
import "../elements/text/text.css";
import "./embed.css";

/** What stands in the frame where the app cannot be shown, and the way on: out of the frame, since nobody signs in inside one. */
export function EmbedMessage(props: { readonly title: string; readonly text: string; readonly signIn?: boolean; readonly again?: () => void }): JSX.Element {
  const here = location.pathname;
  return (
    <main class="embed-message">
      <div role="alert">
        <h1 class="header">{props.title}</h1>
        <p>{props.text}</p>
      </div>
      <div class="embed-ways">
        <Show when={props.again}><button type="button" class="button" onClick={() => props.again?.()}>{words.reload}</button></Show>
        <Show when={props.signIn} fallback={<a class="button" href={here} target="_blank" rel="noopener">{words.openWindow}</a>}>
          <a class="button" data-emphasis="primary" href={`/signin?${new URLSearchParams({ to: here })}`} target="_blank" rel="noopener">{words.signInWindow}</a>
        </Show>
      </div>
    </main>
  );
}
