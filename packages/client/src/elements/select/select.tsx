import { select as rule } from "@tutti/protocol";
import { createEffect, createMemo, For, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { useWidget } from "../widget.ts";
import "./select.css";
import { optionLabel, staleChoice } from "./stale-choice.ts";

// No option holds a control character.
const NONE = "\u0001none";
const STALE = "\u0001stale";

/** One of several, on the browser's own list: every keyboard, screen reader and phone knows it. */
export function Select(drawn: Drawn<"select">): JSX.Element {
  const widget = useWidget(drawn, rule, (value) => (value === null ? texts.widget.none : optionLabel(drawn.props.options, value)));
  const ids = fieldIds();
  const stale = createMemo(() => staleChoice(drawn.props.options, widget.stored()));
  const shown = createMemo(() => (stale() === undefined ? (widget.value() ?? NONE) : STALE));
  let box: HTMLSelectElement | undefined;
  // The list of options and the choice may come in one update; the choice is put after the list stands.
  createEffect(() => {
    void drawn.props.options;
    if (box) box.value = shown();
  });
  const choose = (event: Event & { currentTarget: HTMLSelectElement }): void => {
    const id = event.currentTarget.value;
    if (id === STALE) return;
    if (!widget.set(id === NONE ? null : id)) event.currentTarget.value = shown();
  };
  return (
    <Field props={drawn.props} widget={widget} controlId={ids.control} below={<StaleNote when={stale()} id={ids.note} used={widget.value() === null ? undefined : optionLabel(drawn.props.options, widget.value())} />}>
      <div class="select-box held-box">
        <select class="input select" id={ids.control} ref={box} disabled={widget.locked()} data-stale-choice={stale() === undefined ? undefined : ""} data-empty={shown() === NONE ? "" : undefined} aria-describedby={stale() === undefined ? undefined : ids.note} onChange={choose}>
          <Show when={stale()}>{(old) => <option value={STALE} disabled>{old()}</option>}</Show>
          <Show when={drawn.props.clearable || shown() === NONE}>
            <option value={NONE} disabled={!drawn.props.clearable} hidden={!drawn.props.clearable}>{drawn.props.placeholder ?? (drawn.props.clearable ? texts.widget.none : texts.widget.choose)}</option>
          </Show>
          <For each={drawn.props.options}>{(option) => <option value={option.id}>{option.caption ? `${option.label} — ${option.caption}` : option.label}</option>}</For>
        </select>
        <span class="select-mark"><Icon name="chevronDown" size={16} /></span>
      </div>
    </Field>
  );
}

/** Says that a choice is no longer offered, and what the script is given meanwhile. */
export function StaleNote(props: { readonly when: string | undefined; readonly id: string; readonly used: string | undefined; /** Where the choice itself is shown nowhere else. */ readonly named?: boolean }): JSX.Element {
  return (
    <Show when={props.when}>
      {(old) => <span class="field-note" id={props.id}><Show when={props.named}><s>{old()}</s> </Show>{texts.widget.notOffered(props.used)}</span>}
    </Show>
  );
}
