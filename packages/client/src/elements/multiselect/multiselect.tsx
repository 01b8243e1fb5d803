import { hasOption, multiselect as rule, type Option } from "@tutti/protocol";
import { createMemo, createSignal, For, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { createListbox, ListboxOptions } from "../listbox/listbox.tsx";
import { matching } from "../listbox/matching.ts";
import { optionLabel } from "../select/stale-choice.ts";
import { writeMembers } from "../../sync/values/write-members.ts";
import { useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import "./multiselect.css";

/** The option that stands for all; no option of an author's has an id with a control character. */
const ALL = "\u0000";

/** Several of several: chips, and a field that searches the rest. Each option is written by itself, so two additions both stay. */
export function Multiselect(drawn: Drawn<"multiselect">): JSX.Element {
  const label = (id: unknown): string => optionLabel(drawn.props.options, id);
  const widget = useWidget(drawn, rule, (value) => (Array.isArray(value) ? value.map(label).join(", ") : ""));
  const ids = fieldIds();
  const room = useRoom();
  const [query, setQuery] = createSignal("");
  const chosen = createMemo(() => new Set(widget.value()));
  const full = () => drawn.props.max !== undefined && widget.value().length >= drawn.props.max;
  // What somebody has added is an option like the others, for everybody.
  const offered = (): readonly Option[] => [...drawn.props.options, ...widget.value().filter((id) => !hasOption(drawn.props.options, id)).map((id) => ({ id, label: id }))];
  const fits = (found: readonly Option[]): boolean => drawn.props.max === undefined || new Set([...chosen(), ...found.map(({ id }) => id)]).size <= drawn.props.max;
  const isAll = (found: readonly Option[]): boolean => found.every(({ id }) => id === ALL || chosen().has(id));
  let input: HTMLInputElement | undefined;
  const listbox = createListbox({
    id: ids.control,
    options: offered,
    query, takesNew: () => drawn.props.newOptions === true && !full(), locked: widget.locked, first: () => undefined,
    forAll: (found) => (drawn.props.selectAll && found.length > 1 && fits(found) ? { id: ALL, label: inputTexts.selectAll(found.length) } : undefined),
    choose(option) {
      if (option.id === ALL) return chooseAll();
      const add = !chosen().has(option.id);
      if (add && full()) return;
      widget.setMember(option.id, add);
      setQuery("");
    },
    closed: () => setQuery(""),
  });
  const chooseAll = (): void => {
    const found = matching(offered(), query());
    const add = !isAll(found);
    writeMembers(room, widget.place(), found.filter(({ id }) => chosen().has(id) !== add).map(({ id }) => [id, add]));
  };
  const remove = (id: string): void => {
    widget.setMember(id, false);
    input?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (listbox.onKey(event) || event.key !== "Backspace" || query() !== "") return;
    const last = widget.value().at(-1);
    if (last !== undefined) widget.setMember(last, false);
  };

  return (
    <Field props={drawn.props} widget={widget} controlId={ids.control} labelId={ids.label} below={<Show when={full() && listbox.open()}><span class="field-note" role="status">{inputTexts.full(drawn.props.max ?? 0)}</span></Show>}>
      <div
        class="input chips held-box" ref={(box) => listbox.under(box)} data-locked={widget.locked() ? "" : undefined}
        onMouseDown={(event) => {
          if (widget.locked() || event.target === input || (event.target instanceof Element && event.target.closest("button"))) return;
          event.preventDefault();
          input?.focus();
          listbox.show();
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
            class="chips-input" id={ids.control} ref={input} type="text" autocomplete="off" spellcheck={false} {...listbox.field} disabled={widget.locked()} value={query()}
            placeholder={widget.value().length === 0 ? (drawn.props.placeholder ?? texts.widget.choose) : ""}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              listbox.show();
              listbox.setActive(undefined);
            }}
            onKeyDown={onKey} onClick={() => listbox.show()} onBlur={() => listbox.hide()}
          />
        </Show>
        <Show when={!widget.readOnly()}><span class="chips-mark"><Icon name="chevronDown" size={16} /></span></Show>
        <span class="sr-only" role="status">{inputTexts.chosen(widget.value().length)}</span>
      </div>
      <ListboxOptions of={listbox} labelId={ids.label} many chosen={(id) => (id === ALL ? isAll(matching(offered(), query())) : chosen().has(id))} full={full} />
    </Field>
  );
}
