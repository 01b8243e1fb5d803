import { select as rule, type Option } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { float } from "../float.ts";
import { matching, moveIn } from "../multiselect/matching.ts";
import "../multiselect/multiselect.css";
import { StaleNote } from "../select/select.tsx";
import { optionLabel, staleChoice } from "../select/stale-choice.ts";
import { useWidget } from "../widget.ts";
import "./search-select.css";

/** More than these are not drawn at once: one types further. */
const DRAWN = 200;

/** One of many, found by typing. A choice is made by Enter or a press, and what is only typed changes nothing. */
export function SearchSelect(drawn: Drawn<"select">): JSX.Element {
  const labelOf = (id: unknown): string => optionLabel(drawn.props.options, id);
  const widget = useWidget(drawn, rule, (value) => (value === null ? texts.widget.none : labelOf(value)));
  const ids = fieldIds();
  const stale = createMemo(() => staleChoice(drawn.props.options, widget.stored()));
  const shown = createMemo(() => stale() ?? (widget.value() === null ? "" : labelOf(widget.value())));
  const [query, setQuery] = createSignal<string>();
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal<string>();
  const found = createMemo(() => matching(drawn.props.options, query() ?? ""));
  const optionId = (id: string | undefined): string => `${ids.control}-o${drawn.props.options.findIndex((option) => option.id === id)}`;
  let box: HTMLDivElement | undefined;
  let list: HTMLUListElement | undefined;
  let input: HTMLInputElement | undefined;
  let endFloat: (() => void) | undefined;
  createEffect(() => {
    const text = query() ?? shown();
    if (input && input.value !== text) input.value = text;
  });

  const show = (): void => {
    if (open() || widget.locked() || !box || !list) return;
    setOpen(true);
    setActive(widget.value() ?? undefined);
    endFloat = float(list, box, { matchWidth: true });
    document.getElementById(optionId(active()))?.scrollIntoView({ block: "nearest" });
  };
  const hide = (): void => {
    endFloat?.();
    endFloat = undefined;
    setOpen(false);
    setActive(undefined);
    setQuery(undefined);
  };
  onCleanup(() => endFloat?.());
  const choose = (option: Option): void => {
    widget.set(option.id);
    hide();
    input?.select();
  };
  const clear = (): void => {
    widget.set(null);
    hide();
    input?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (!open()) return show();
        setActive(moveIn(found().slice(0, DRAWN).map((option) => option.id), active(), event.key === "ArrowDown" ? 1 : -1));
        document.getElementById(optionId(active()))?.scrollIntoView({ block: "nearest" });
        return;
      case "Enter": {
        if (!open()) return;
        event.preventDefault();
        event.stopPropagation();
        const option = found().find(({ id }) => id === active()) ?? (query() ? found()[0] : undefined);
        if (option) choose(option);
        return;
      }
      case "Escape":
        if (!open()) return;
        event.stopPropagation();
        hide();
    }
  };
  return (
    <Field
      props={drawn.props} widget={widget} controlId={ids.control} labelId={ids.label}
      below={<StaleNote when={stale()} id={ids.note} used={widget.value() === null ? undefined : labelOf(widget.value())} />}
    >
      <Show when={!widget.readOnly()} fallback={<input class="input" id={ids.control} type="text" readOnly value={shown() || texts.widget.none} />}>
        <div class="search-select held-box" ref={box}>
          <input
            class="input select" id={ids.control} ref={input} type="text" role="combobox" autocomplete="off" spellcheck={false} aria-expanded={open()} aria-controls={`${ids.control}-list`}
            aria-autocomplete="list" aria-activedescendant={open() && active() !== undefined ? optionId(active()) : undefined} aria-describedby={stale() === undefined ? undefined : ids.note}
            disabled={widget.locked()} data-stale-choice={stale() !== undefined && query() === undefined ? "" : undefined} placeholder={drawn.props.placeholder ?? texts.widget.choose}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              show();
              setActive(undefined);
            }}
            onFocus={(event) => event.currentTarget.select()} onClick={show} onKeyDown={onKey} onBlur={hide}
          />
          <Show when={drawn.props.clearable && widget.stored() !== undefined && widget.value() !== null && !widget.locked()}>
            <button type="button" class="search-clear" aria-label={inputTexts.clear(drawn.props.label)} onMouseDown={(event) => event.preventDefault()} onClick={clear}><Icon name="close" size={14} /></button>
          </Show>
          <span class="select-mark"><Icon name="chevronDown" size={16} /></span>
        </div>
        <ul class="popover options" popover="manual" role="listbox" aria-labelledby={ids.label} id={`${ids.control}-list`} ref={list} onMouseDown={(event) => event.preventDefault()}>
          <Show when={open()}>
            <For each={found().slice(0, DRAWN)} fallback={<li class="option" role="option" aria-selected={false} aria-disabled="true">{texts.widget.noMatch}</li>}>
              {(option) => (
                <li
                  class="option" role="option" id={optionId(option.id)} aria-selected={widget.value() === option.id} data-active={active() === option.id ? "" : undefined}
                  onClick={() => choose(option)} onMouseMove={() => setActive(option.id)}
                >
                  <span class="option-mark"><Show when={widget.value() === option.id}><Icon name="check" size={16} /></Show></span>
                  <span>{option.label}<Show when={option.caption}>{(caption) => <span class="field-note radio-caption">{caption()}</span>}</Show></span>
                </li>
              )}
            </For>
            <Show when={found().length > DRAWN}><li class="option" role="option" aria-selected={false} aria-disabled="true">{inputTexts.typeOn(found().length - DRAWN)}</li></Show>
          </Show>
        </ul>
      </Show>
    </Field>
  );
}
