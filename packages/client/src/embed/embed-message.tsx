import { createSignal, Show, type JSX } from "solid-js";
import { embedTexts as words } from "../texts/embed.ts";
import "../elements/text/text.css";
import "./embed.css";

interface EmbedMessageProps {
  readonly title: string;
  readonly text: string;
  /** Opens a window to sign in. @returns whether the browser did. */
  readonly signIn?: (() => boolean) | undefined;
  readonly again?: () => void;
}

/** What stands in the frame where the app cannot be shown, and the ways on; nobody signs in inside a frame. */
export function EmbedMessage(props: EmbedMessageProps): JSX.Element {
  const [refused, setRefused] = createSignal(false);
  return (
    <main class="embed-message">
      <div role="alert">
        <h1 class="header">{props.title}</h1>
        <p>{refused() ? words.noWindow : props.text}</p>
      </div>
      <div class="embed-ways">
        <Show when={props.signIn}>{(signIn) => <button type="button" class="button" data-emphasis="primary" onClick={() => setRefused(!signIn()())}>{words.signInWindow}</button>}</Show>
        <Show when={props.again}><button type="button" class="button" onClick={() => props.again?.()}>{words.reload}</button></Show>
        <a class="button" href={location.pathname} target="_blank" rel="noopener">{words.openWindow}</a>
      </div>
    </main>
  );
}
