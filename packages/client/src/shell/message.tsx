import { Show, type JSX } from "solid-js";
import "../elements/text/text.css";
import { texts } from "../texts/page.ts";
import "./message.css";

/** A page with one thing to say, and a way on. */
export function Message(props: { readonly title: string; readonly text: string; readonly home?: boolean; readonly signIn?: boolean }): JSX.Element {
  return (
    <div class="message" role="alert">
      <h1 class="title">{props.title}</h1>
      <p>{props.text}</p>
      <div class="message-ways">
        <button type="button" class="button" onClick={() => location.reload()}>{texts.page.reload}</button>
        <Show when={props.signIn}><a class="button" data-emphasis="primary" href={`/signin?to=${encodeURIComponent(location.pathname + location.search)}`}>{texts.refused.signIn}</a></Show>
        <Show when={props.home && !props.signIn}><a class="button" data-emphasis="primary" href="/">{texts.refused.home}</a></Show>
      </div>
    </div>
  );
}
