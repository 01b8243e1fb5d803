import { For, Show, type JSX } from "solid-js";
import { texts } from "../texts/page.ts";
import { Avatar } from "./avatar.tsx";
import type { Here } from "./here.ts";

const SHOWN = 4;

/** The faces at the top of the page: a few discs, and how many more. */
export function AvatarStack(props: { readonly people: readonly Here[] }): JSX.Element {
  const shown = () => (props.people.length > SHOWN ? props.people.slice(0, SHOWN - 1) : props.people);
  const more = () => props.people.length - shown().length;
  return (
    <>
      <For each={shown()}>{(here) => <Avatar person={here.person} attention={here.attention} />}</For>
      <Show when={more() > 0}><span class="avatar" aria-hidden="true">{texts.people.more(more())}</span></Show>
    </>
  );
}
