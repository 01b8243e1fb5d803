import { richLink } from "@tutti/protocol";
import { createSignal, onMount, Show, type JSX } from "solid-js";
import { richTextTexts } from "../../texts/rich-text.ts";

interface LinkRowProps {
  /** Where the link leads now, if there is one. */
  readonly address: string;
  set(address: string): void;
  remove(): void;
  close(): void;
}

/** Where a link leads, asked for in a row under the buttons. */
export function LinkRow(props: LinkRowProps): JSX.Element {
  const [bad, setBad] = createSignal(false);
  let field: HTMLInputElement | undefined;
  onMount(() => {
    field?.focus();
    field?.select();
  });
  const set = (): void => {
    const typed = field?.value.trim() ?? "";
    // "example.org" is meant as a web address.
    const address = /^[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?$/.test(typed) ? `https://${typed}` : typed;
    if (richLink(address) === undefined) setBad(true);
    else props.set(address);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") set();
    else props.close();
  };
  return (
    <div class="rich-link" onKeyDown={onKey}>
      <input class="input" ref={field} type="text" inputmode="url" value={props.address} aria-label={richTextTexts.linkTo} aria-invalid={bad()} placeholder="https://" onInput={() => setBad(false)} />
      <button type="button" class="button" onClick={set}>{richTextTexts.linkSet}</button>
      <Show when={props.address !== ""}><button type="button" class="button" onClick={() => props.remove()}>{richTextTexts.linkRemove}</button></Show>
      <Show when={bad()}><span class="field-note" data-bad="" role="alert">{richTextTexts.linkBad}</span></Show>
    </div>
  );
}
