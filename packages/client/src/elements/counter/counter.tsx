import { addedTo, counter as rule, entriesOf } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { formatExact } from "../format.ts";
import { useWidget } from "../widget.ts";
import "./counter.css";
import { PAGE_NAME } from "./page-name.ts";

/** A sum that people add to. This page writes its own entry alone, so that nothing that anybody adds is ever overwritten. */
export function Counter(drawn: Drawn<"counter">): JSX.Element {
  const widget = useWidget(drawn, rule, (value) => formatExact(rule.accept(drawn.props, value as never) ?? drawn.props.value));
  const ids = fieldIds();
  const add = (amount: number): void => {
    const own = entriesOf(widget.stored()).find(([member]) => member === PAGE_NAME)?.[1];
    widget.setMember(PAGE_NAME, addedTo(own, amount), 0);
  };
  const step = () => formatExact(drawn.props.step);
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label}>
      <div class="counter held-box" role="group" aria-labelledby={ids.label}>
        <Show when={drawn.props.down && !widget.readOnly()}>
          <button type="button" class="button" aria-label={inputTexts.take(step())} disabled={widget.locked()} onClick={() => add(-drawn.props.step)}><Icon name="minus" size={16} /></button>
        </Show>
        <output class="counter-sum" aria-live="polite">{formatExact(widget.value())}<Show when={drawn.props.unit}>{(unit) => <span class="counter-unit">{unit()}</span>}</Show></output>
        <Show when={!widget.readOnly()}>
          <button type="button" class="button" aria-label={inputTexts.add(step())} disabled={widget.locked()} onClick={() => add(drawn.props.step)}>
            <Icon name="plus" size={16} /><Show when={drawn.props.step !== 1}><span aria-hidden="true">{step()}</span></Show>
          </button>
        </Show>
      </div>
    </Field>
  );
}
