import { select as rule } from "@tutti/protocol";
import { createMemo, createUniqueId, For, Show, type JSX } from "solid-js";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { StaleNote } from "../select/select.tsx";
import { optionLabel, staleChoice } from "../select/stale-choice.ts";
import { Inline } from "../markdown/inline.tsx";
import { useWidget } from "../widget.ts";
import "../checkbox/checkbox.css";
import "./radio.css";

/** One of several, all in sight. The browser's own radio group brings the arrow keys. */
export function Radio(drawn: Drawn<"radio">): JSX.Element {
  const widget = useWidget(drawn, rule, (value) => (value === null ? texts.widget.none : optionLabel(drawn.props.options, value)));
  const ids = fieldIds();
  const name = createUniqueId();
  const stale = createMemo(() => staleChoice(drawn.props.options, widget.stored()));
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label} below={<StaleNote named when={stale()} id={ids.note} used={optionLabel(drawn.props.options, widget.value()) || undefined} />}>
      <div class="radios held-box" role="radiogroup" aria-labelledby={ids.label} data-horizontal={drawn.props.horizontal ? "" : undefined}>
        <For each={drawn.props.options}>
          {(option) => {
            const id = createUniqueId();
            return (
              <div class="choice">
                <input
                  type="radio" class="radio" name={name} id={id} value={option.id} disabled={widget.locked()} aria-describedby={option.caption ? `${id}-caption` : undefined}
                  checked={stale() === undefined && widget.value() === option.id}
                  onChange={(event) => {
                    if (!widget.set(option.id)) event.currentTarget.checked = widget.value() === option.id;
                  }}
                />
                <span>
                  <label for={id}><Inline text={option.label} noLinks /></label>
                  <Show when={option.caption}>{(caption) => <span class="field-note radio-caption" id={`${id}-caption`}>{caption()}</span>}</Show>
                </span>
              </div>
            );
          }}
        </For>
      </div>
    </Field>
  );
}
