import { multiselect as rule, type Option } from "@tutti/protocol";
import { createMemo, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { float } from "../float.ts";
import { optionLabel } from "../select/stale-choice.ts";
import { useWidget } from "../widget.ts";
import { matching, moveIn } from "./matching.ts";
import "./multiselect.css";

/** Several of several: chips, and a field that searches the rest. Each option is written by itself, so two additions both stay. */
export function Multiselect(drawn: Drawn<"multiselect">): JSX.Element {
  const label = (id: unknown): string => optionLabel(drawn.props.options, id);
  const widget = useWidget(drawn, rule, (value) => (Array.isArray(value) ? value.map(label).join(", ") : ""));
  const ids = fieldIds();
  const [query, setQuery] = createSignal("");
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal<string>();
  const chosen = createMemo(() => new Set(widget.value()));
  const found = createMemo(() => matching(drawn.props.options, query()));
  const full = () => drawn.props.max !== undefined && widget.value().length >= drawn.props.max;
  let box: HTMLDivElement | undefined;
  let list: HTMLUListElement | undefined;
  let input: HTMLInputElement | undefined;
  let endFloat: (() => void) | undefined;

  const show = (): void => {
    if (open() || widget.locked() || !box || !list) return;
    setOpen(true);
    endFloat = float(list, box, { matchWidth: true });
  };
  const hide = (): void => {
    endFloat?.();
    endFloat = undefined;
    setOpen(false);
    setActive(undefined);
    setQuery("");
  };
  onCleanup(() => endFloat?.());
  const toggle = (option: Option): void => {
    const add = !chosen().has(option.id);
    if (add && full()) return;
    widget.setMember(option.id, add);
    setQuery("");
  };
  const remove = (id: string): void => {
    widget.setMember(id, false);
    input?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        show();
        setActive(moveIn(found().map((option) => option.id), active(), event.key === "ArrowDown" ? 1 : -1));
        document.getElementById(optionId(active()))?.scrollIntoView({ block: "nearest" });
        return;
      case "Enter": {
        if (!open()) return;
        event.preventDefault();
        event.stopPropagation();
        const option = found().find(({ id }) => id === active()) ?? (query() ? found()[0] : undefined);
        if (option) toggle(option);
        return;
      }
      case "Escape":
        if (open()) event.stopPropagation();
        hide();
        return;
      case "Backspace": {
        const last = widget.value().at(-1);
        if (query() === "" && last !== undefined) widget.setMember(last, false);
        return;
      }
    }
  };
  const optionId = (id: string | undefined): string => `${ids.control}-o${drawn.props.options.findIndex((option) => option.id === id)}`;

  return (
    <Field props={drawn.props} widget={widget} controlId={ids.control} labelId={ids.label} below={<Show when={full() && open()}><span class="field-note" role="status">{inputTexts.full(drawn.props.max ?? 0)}</span></Show>}>
      <div
        class="input chips held-box" ref={box} data-locked={widget.locked() ? "" : undefined}
        onMouseDown={(event) => {
          if (widget.locked() || event.target === input || (event.target instanceof Element && event.target.closest("button"))) return;
          event.preventDefault();
          input?.focus();
          show();
        }}
      >
        <ul class="chip-list" aria-labelledby={ids.label} hidden={widget.value().length === 0}>
          <For each={widget.value()}>
            {(id) => (
              <li class="chip">
                <span>{label(id)}</span>
                <Show when={!widget.locked()}>
                  <button type="button" class="chip-remove" aria-label={inputTexts.remove(label(id))} tabIndex={-1} onClick={() => remove(id)}><Icon name="close" size={12} /></button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={!widget.readOnly()} fallback={<Show when={widget.value().length === 0}>{texts.widget.none}</Show>}>
          <input
            class="chips-input" id={ids.control} ref={input} type="text" role="combobox" autocomplete="off" spellcheck={false} aria-expanded={open()} aria-controls={`${ids.control}-list`}
            aria-autocomplete="list" aria-activedescendant={open() && active() !== undefined ? optionId(active()) : undefined} disabled={widget.locked()} value={query()}
            placeholder={widget.value().length === 0 ? (drawn.props.placeholder ?? texts.widget.choose) : ""}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              setActive(undefined);
              show();
            }}
            onKeyDown={onKey} onClick={show} onBlur={hide}
          />
        </Show>
        <Show when={!widget.readOnly()}><span class="chips-mark"><Icon name="chevronDown" size={16} /></span></Show>
        <span class="sr-only" role="status">{inputTexts.chosen(widget.value().length)}</span>
      </div>
      <ul class="popover options" popover="manual" role="listbox" aria-multiselectable="true" aria-labelledby={ids.label} id={`${ids.control}-list`} ref={list} onMouseDown={(event) => event.preventDefault()}>
        <Show when={open()}>
          <For each={found()} fallback={<li class="option" role="option" aria-selected={false} aria-disabled="true">{texts.widget.noMatch}</li>}>
            {(option) => (
              <li
                class="option" role="option" id={optionId(option.id)} aria-selected={chosen().has(option.id)} aria-disabled={full() && !chosen().has(option.id)}
                data-active={active() === option.id ? "" : undefined} onClick={() => toggle(option)} onMouseMove={() => setActive(option.id)}
              >
                <span class="option-mark"><Show when={chosen().has(option.id)}><Icon name="check" size={16} /></Show></span>
                <span>{option.label}<Show when={option.caption}>{(caption) => <span class="field-note radio-caption">{caption()}</span>}</Show></span>
              </li>
            )}
          </For>
        </Show>
      </ul>
    </Field>
  );
}
