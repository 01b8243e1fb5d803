import { RICH_PICTURES, richPicture } from "@tutti/protocol";
import { createSignal, onMount, Show, type JSX } from "solid-js";
import { richTextTexts as texts } from "../../texts/rich-text.ts";

interface PictureRowProps {
  /** Puts a picture of another place in. */
  set(src: string, alt: string): void;
  /** Brings pictures of one's own. */
  take(files: readonly File[], alt: string): void;
  close(): void;
}

/** Which picture, and what it shows in words, asked for in a row under the buttons. */
export function PictureRow(props: PictureRowProps): JSX.Element {
  const [bad, setBad] = createSignal(false);
  let address: HTMLInputElement | undefined;
  let words: HTMLInputElement | undefined;
  let files: HTMLInputElement | undefined;
  onMount(() => words?.focus());
  const alt = (): string => words?.value.trim() ?? "";
  const set = (): void => {
    const src = richPicture(address?.value.trim());
    if (src === undefined) setBad(true);
    else props.set(src, alt());
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") props.close();
    else if (address?.value.trim() === "") files?.click();
    else set();
  };
  return (
    <div class="rich-link" role="group" aria-label={texts.picture} onKeyDown={onKey}>
      <input class="input" ref={words} type="text" aria-label={texts.pictureWords} placeholder={texts.pictureWords} />
      <button type="button" class="button" onClick={() => files?.click()}>{texts.pictureFile}</button>
      <input
        ref={files} type="file" hidden tabIndex={-1} aria-hidden="true" multiple accept={RICH_PICTURES.join(",")}
        onChange={(event) => {
          props.take([...event.currentTarget.files ?? []], alt());
          event.currentTarget.value = "";
        }}
      />
      <input class="input" ref={address} type="text" inputmode="url" aria-label={texts.pictureAddress} aria-invalid={bad()} placeholder="https://" onInput={() => setBad(false)} />
      <button type="button" class="button" onClick={set}>{texts.pictureSet}</button>
      <Show when={bad()}><span class="field-note" data-bad="" role="alert">{texts.pictureBad}</span></Show>
    </div>
  );
}
