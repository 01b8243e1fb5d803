import { select as rule } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { createListbox, ListboxOptions } from "../listbox/listbox.tsx";
import "../multiselect/multiselect.css";
import { StaleNote } from "../select/select.tsx";
import { optionLabel, staleChoice } from "../select/stale-choice.ts";
import { useWidget } from "../widget.ts";
import "./search-select.css";

/** One of many, found by typing. A choice is made by Enter or a press, and what is only typed changes nothing. */
export function SearchSelect(drawn: Drawn<"select">): JSX.Element {
  const labelOf = (id: unknown): string => optionLabel(drawn.props.options, id);
  const widget = useWidget(drawn, rule, (value) => (value === null ? texts.widget.none : labelOf(value)));
  const ids = fieldIds();
  const stale = createMemo(() => (widget.stored() === widget.value() ? undefined : staleChoice(drawn.props.options, widget.stored())));
  const shown = createMemo(() => stale() ?? (widget.value() === null ? "" : labelOf(widget.value())));
  const [query, setQuery] = createSignal<string>();
  let input: HTMLInputElement | undefined;
  const listbox = createListbox({
    id: ids.control,
    options: () => drawn.props.options,
    query: () => query() ?? "",
    takesNew: () => drawn.props.newOptions === true, locked: widget.locked, first: () => widget.value() ?? undefined,
    choose(option) {
      widget.set(option.id);
      listbox.hide();
      input?.select();
    },
    closed: () => setQuery(undefined),
  });
  createEffect(() => {
    const text = query() ?? shown();
    if (input && input.value !== text) input.value = text;
  });

  const clear = (): void => {
    widget.set(null);
    listbox.hide();
    input?.focus();
  };
  return (
    <Field
      props={drawn.props} widget={widget} controlId={ids.control} labelId={ids.label}
      below={<StaleNote when={stale()} id={ids.note} used={widget.value() === null ? undefined : labelOf(widget.value())} />}
    >
      <Show when={!widget.readOnly()} fallback={<input class="input" id={ids.control} type="text" readOnly value={shown() || texts.widget.none} />}>
        <div class="search-select held-box" ref={(box) => listbox.under(box)}>
          <input
            class="input select" id={ids.control} ref={input} type="text" autocomplete="off" spellcheck={false} {...listbox.field} aria-describedby={stale() === undefined ? undefined : ids.note}
            disabled={widget.locked()} data-stale-choice={stale() !== undefined && query() === undefined ? "" : undefined} placeholder={drawn.props.placeholder ?? texts.widget.choose}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              listbox.show();
              listbox.setActive(undefined);
            }}
            onFocus={(event) => event.currentTarget.select()} onClick={() => listbox.show()} onKeyDown={(event) => void listbox.onKey(event)} onBlur={() => listbox.hide()}
          />
          <Show when={drawn.props.clearable && widget.stored() !== undefined && widget.value() !== null && !widget.locked()}>
            <button type="button" class="search-clear" aria-label={inputTexts.clear(drawn.props.label)} onMouseDown={(event) => event.preventDefault()} onClick={clear}><Icon name="close" size={14} /></button>
          </Show>
          <span class="select-mark"><Icon name="chevronDown" size={16} /></span>
        </div>
        <ListboxOptions of={listbox} labelId={ids.label} chosen={(id) => widget.value() === id} />
      </Show>
    </Field>
  );
}
