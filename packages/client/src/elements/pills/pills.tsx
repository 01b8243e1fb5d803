import { multiselect, select, type Option } from "@tutti/protocol";
import { createMemo, createUniqueId, For, Show, type JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import { clearable } from "../clear-radio.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { Inline } from "../markdown/inline.tsx";
import { StaleNote } from "../select/select.tsx";
import { optionLabel, staleChoice } from "../select/stale-choice.ts";
import { useWidget } from "../widget.ts";
import "./pills.css";

/** One of several, side by side. Underneath is the browser's own radio group, with its arrow keys. */
export function Pills(drawn: Drawn<"pills" | "segmented">): JSX.Element {
  const widget = useWidget(drawn, select, (value) => (value === null ? texts.widget.none : optionLabel(drawn.props.options, value)));
  const ids = fieldIds();
  const name = createUniqueId();
  const stale = createMemo(() => staleChoice(drawn.props.options, widget.stored()));
  const chosen = (id: string): boolean => stale() === undefined && widget.value() === id;
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label} below={<StaleNote named when={stale()} id={ids.note} used={optionLabel(drawn.props.options, widget.value()) || undefined} />}>
      <div class={`${drawn.kind} held-box`} role="radiogroup" aria-labelledby={ids.label}>
        <For each={drawn.props.options}>
          {(option) => (
            <Pill option={option} checked={chosen(option.id)}>
              <input
                type="radio" name={name} value={option.id} disabled={widget.locked()} checked={chosen(option.id)}
                {...clearable(() => chosen(option.id), () => drawn.props.clearable === true && widget.set(null))}
                onChange={(event) => {
                  if (event.currentTarget.checked && !widget.set(option.id)) event.currentTarget.checked = chosen(option.id);
                }}
              />
            </Pill>
          )}
        </For>
      </div>
    </Field>
  );
}

/** Several of several, side by side: a group of checkboxes. */
export function ManyPills(drawn: Drawn<"manyPills" | "manySegmented">): JSX.Element {
  const print = (value: unknown): string => (Array.isArray(value) ? value.map((id) => optionLabel(drawn.props.options, id)).join(", ") : "");
  const widget = useWidget(drawn, multiselect, print);
  const ids = fieldIds();
  const full = () => drawn.props.max !== undefined && widget.value().length >= drawn.props.max;
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label} below={<Show when={full()}><span class="field-note" role="status">{inputTexts.full(drawn.props.max ?? 0)}</span></Show>}>
      <div class={`${drawn.kind === "manyPills" ? "pills" : "segmented"} held-box`} role="group" aria-labelledby={ids.label}>
        <For each={drawn.props.options}>
          {(option) => {
            const checked = () => widget.value().includes(option.id);
            return (
              <Pill option={option} checked={checked()}>
                <input
                  type="checkbox" disabled={widget.locked() || (full() && !checked())} checked={checked()}
                  onChange={(event) => {
                    if (!widget.setMember(option.id, event.currentTarget.checked)) event.currentTarget.checked = checked();
                  }}
                />
              </Pill>
            );
          }}
        </For>
      </div>
    </Field>
  );
}

function Pill(props: { readonly option: Option; readonly checked: boolean; readonly children: JSX.Element }): JSX.Element {
  return (
    <label class="pill" data-checked={props.checked ? "" : undefined} title={props.option.caption}>
      {props.children}
      <span><Inline text={props.option.label} noLinks /></span>
    </label>
  );
}
