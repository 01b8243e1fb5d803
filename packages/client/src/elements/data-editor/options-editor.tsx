import { isNewOption, type ColumnOption, type JsonValue, type MultiselectColumn, type Option, type SelectColumn } from "@tutti/protocol";
import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { editorTexts } from "../../texts/editor.ts";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import { float } from "../float.ts";
import { matching, moveIn } from "../listbox/matching.ts";
import type { CellEditorProps, Leave } from "./cell-editor.tsx";

/** Stands among the options, which are numbered, for what is typed. */
const NEW = "new";

interface OptionsProps extends CellEditorProps {
  readonly spec: SelectColumn | MultiselectColumn;
}

/** One or several of a column's options: a field that finds them, and their list. */
export function OptionsEditor(props: OptionsProps): JSX.Element {
  const id = createUniqueId();
  const many = props.spec.kind === "multiselect";
  const options = createMemo<readonly Option[]>(() => props.spec.options.map(({ label }, i) => ({ id: String(i), label })));
  const takesNew = props.spec.kind === "multiselect" && props.spec.acceptNew === true;
  const [query, setQuery] = createSignal("");
  const [chosen, setChosen] = createSignal<readonly JsonValue[]>(Array.isArray(props.value) ? props.value : props.value === null ? [] : [props.value]);
  const begun = chosen();
  /** What is typed, where it is no option yet and may become one. */
  const typed = (): string | undefined => {
    const text = query().trim();
    return takesNew && isNewOption(text) && !options().some(({ label }) => label.toLocaleLowerCase() === text.toLocaleLowerCase()) ? text : undefined;
  };
  const found = createMemo<readonly Option[]>(() => {
    const text = typed();
    const known = matching(options(), query());
    return text === undefined ? known : [...known, { id: NEW, label: inputTexts.addOption(text) }];
  });
  const valueOf = (option: string): ColumnOption["value"] | undefined => (option === NEW ? typed() : props.spec.options[Number(option)]?.value);
  const [active, setActive] = createSignal<string | undefined>(options().find((option) => chosen().includes(valueOf(option.id) ?? null))?.id ?? options()[0]?.id);
  let input: HTMLInputElement | undefined;
  let list: HTMLUListElement | undefined;
  let over = false;
  const optionId = (option: string): string => `${id}-o${option}`;

  const leave = (to: Leave): void => {
    if (over) return;
    over = true;
    const value: JsonValue = many ? chosen() : (chosen()[0] ?? null);
    if (JSON.stringify(begun) === JSON.stringify(chosen())) props.onCancel(to);
    else props.onCommit(many && chosen().length === 0 ? null : value, to);
  };
  const choose = (option: string, to: Leave): void => {
    const value = valueOf(option);
    if (value === undefined) return;
    if (!many) {
      setChosen([value]);
      return leave(to);
    }
    setChosen((before) => (before.includes(value) ? before.filter((other) => other !== value) : [...before, value]));
    setQuery("");
    if (input) input.value = "";
    // What was typed is no line of the list any more: the next Enter ends.
    if (option === NEW) setActive(undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    event.stopPropagation();
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        const next = moveIn(found().map((option) => option.id), active(), event.key === "ArrowDown" ? 1 : -1);
        setActive(next);
        if (next !== undefined) document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
        return;
      }
      case "Enter": {
        event.preventDefault();
        const option = found().find((other) => other.id === active()) ?? (many && query() === "" ? undefined : found()[0]);
        if (option && (!many || query() !== "" || !event.ctrlKey)) return choose(option.id, "down");
        return leave("down");
      }
      case "Tab": {
        event.preventDefault();
        const option = query() === "" ? undefined : found()[0];
        if (option && !many) return choose(option.id, event.shiftKey ? "left" : "right");
        return leave(event.shiftKey ? "left" : "right");
      }
      case "Backspace":
        if (query() === "" && many) setChosen((before) => before.slice(0, -1));
        return;
      case "Escape":
        event.preventDefault();
        // What was ticked in a list of several is meant; of one, nothing was.
        if (many) return leave("stay");
        over = true;
        return props.onCancel("stay");
    }
  };
  onMount(() => {
    if (!input || !list) return;
    input.focus({ preventScroll: true });
    const end = float(list, input.parentElement ?? input, { matchWidth: true });
    onCleanup(end);
    const at = active();
    if (at !== undefined) document.getElementById(optionId(at))?.scrollIntoView({ block: "nearest" });
  });
  return (
    <>
      <div class="cell-options">
        <For each={many ? chosen() : []}>{(value) => <span class="cell-chip">{props.spec.options.find((option) => option.value === value)?.label ?? String(value)}</span>}</For>
        <input
          class="cell-field" type="text" role="combobox" autocomplete="off" spellcheck={false} aria-expanded="true" aria-controls={`${id}-list`} aria-autocomplete="list"
          aria-label={editorTexts.edit(props.label)} aria-activedescendant={active() === undefined ? undefined : optionId(active() ?? "")}
          placeholder={many ? "" : (props.spec.options.find((option) => option.value === chosen()[0])?.label ?? texts.widget.choose)} ref={(element) => { input = element; }}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActive(found()[0]?.id);
          }}
          onKeyDown={onKey} onBlur={() => leave("away")}
        />
      </div>
      <ul
        class="popover options" popover="manual" role="listbox" aria-multiselectable={many} aria-label={editorTexts.options} id={`${id}-list`} ref={(element) => { list = element; }}
        onMouseDown={(event) => event.preventDefault()}
      >
        <For each={found()} fallback={<li class="option" role="option" aria-selected={false} aria-disabled="true">{texts.widget.noMatch}</li>}>
          {(option) => (
            <li
              class="option" role="option" id={optionId(option.id)} aria-selected={chosen().includes(valueOf(option.id) ?? null)} data-active={active() === option.id ? "" : undefined}
              onClick={() => choose(option.id, "stay")} onMouseMove={() => setActive(option.id)}
            >
              <span class="option-mark"><Show when={chosen().includes(valueOf(option.id) ?? null)}><Icon name="check" size={16} /></Show></span>
              <span>{option.label}</span>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
