import { MAX_CARD_NOTE, MAX_CARD_TITLE } from "@tutti/protocol";
import { createUniqueId, onMount, Show, type JSX } from "solid-js";
import { kanbanTexts } from "../../texts/kanban.ts";

interface CardFormProps {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  save(title: string, note: string): void;
  cancel(): void;
  /** Takes the card away; none for a card that is not there yet. */
  readonly remove?: (() => void) | undefined;
}

/** What is written on a card, while one writes it. Enter saves, Escape leaves it as it was. */
export function CardForm(props: CardFormProps): JSX.Element {
  const id = createUniqueId();
  let title: HTMLInputElement | undefined;
  let note: HTMLTextAreaElement | undefined;
  onMount(() => {
    title?.focus();
    title?.select();
  });
  const save = (): void => props.save(title?.value.trim() ?? "", note?.value.trim() ?? "");
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      props.cancel();
    } else if (event.key === "Enter" && (event.target === title || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      save();
    } else event.stopPropagation();
  };
  return (
    <div class="kanban-form" role="group" aria-label={props.name} onKeyDown={onKey} onPointerDown={(event) => event.stopPropagation()}>
      <label class="label" for={`${id}-t`}>{kanbanTexts.title}</label>
      <input class="input" id={`${id}-t`} ref={title} type="text" maxLength={MAX_CARD_TITLE} value={props.title} autocomplete="off" />
      <label class="label" for={`${id}-n`}>{kanbanTexts.note}</label>
      <textarea class="input text-area" id={`${id}-n`} ref={note} rows={3} maxLength={MAX_CARD_NOTE}>{props.note}</textarea>
      <div class="kanban-form-row">
        <button type="button" class="button" data-size="small" data-emphasis="primary" onClick={save}>{kanbanTexts.save}</button>
        <button type="button" class="button" data-size="small" onClick={() => props.cancel()}>{kanbanTexts.cancel}</button>
        <Show when={props.remove}>{(remove) => <button type="button" class="button kanban-remove" data-size="small" data-emphasis="tertiary" onClick={() => remove()()}>{kanbanTexts.remove}</button>}</Show>
      </div>
    </div>
  );
}
