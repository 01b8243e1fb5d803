import { dateRange as rule, type DayPair } from "@tutti/protocol";
import { createEffect, createSignal, Show, type JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { formatDay } from "../format.ts";
import { useWidget } from "../widget.ts";
import "../picked/picked.css";
import "./date-range.css";

/** Two days. They are committed together: half a range is nobody else's. */
export function DateRange(drawn: Drawn<"dateRange">): JSX.Element {
  const print = (days: DayPair | null): string => (days === null ? texts.widget.none : days.map((day) => formatDay(day)).join(" – "));
  const widget = useWidget(drawn, rule, (value) => {
    const days = rule.accept({ label: "", value: null }, value as never);
    return print(days ?? null);
  });
  const ids = fieldIds();
  const [problem, setProblem] = createSignal<string>();
  const inputs: [HTMLInputElement?, HTMLInputElement?] = [];
  let typing = false;
  const show = (): void => {
    const days = widget.value();
    for (const end of [0, 1] as const) {
      const input = inputs[end];
      if (input) input.value = days?.[end] ?? "";
    }
  };
  createEffect(() => {
    void widget.value();
    if (!typing) show();
  });
  const commit = (): void => {
    typing = false;
    const [from = "", to = ""] = inputs.map((input) => input?.value);
    // One of two is not a range yet; the other one is still to come.
    if ((from === "") !== (to === "")) return setProblem(undefined);
    const days = from === "" ? null : [from, to];
    const good = rule.accept(drawn.props, days) !== undefined;
    const { min, max } = drawn.props;
    setProblem(good ? undefined : from > to ? inputTexts.turned : inputTexts.notDay(min && formatDay(min), max && formatDay(max)));
    if (good) widget.set(days);
  };
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }): void => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    commit();
    show();
    setProblem(undefined);
  };
  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label}
      below={<Show when={problem()}>{(text) => <span class="field-note" data-bad="" id={ids.note} role="alert">{text()}</span>}</Show>}
    >
      <Show when={!widget.readOnly()} fallback={<input class="input" type="text" readOnly aria-labelledby={ids.label} value={print(widget.value())} />}>
        <div class="input day-range held-box" role="group" aria-labelledby={ids.label} data-invalid={problem() ? "" : undefined} data-locked={widget.locked() ? "" : undefined} onFocusOut={leave}>
          {([0, 1] as const).map((end) => (
            <>
              <Show when={end === 1}><span class="day-range-to" aria-hidden="true">–</span></Show>
              <input
                class="day-range-end date" ref={(input) => (inputs[end] = input)} type="date" min={drawn.props.min} max={drawn.props.max} required={!drawn.props.clearable}
                disabled={widget.locked()} data-empty={widget.value() === null ? "" : undefined} aria-invalid={problem() !== undefined} aria-describedby={problem() ? ids.note : undefined}
                aria-label={end === 0 ? inputTexts.from(drawn.props.label) : inputTexts.to(drawn.props.label)}
                onKeyDown={(event) => {
                  if (/^\d$/.test(event.key)) typing = true;
                  if (event.key === "Enter") commit();
                }}
                onChange={() => {
                  if (!typing) commit();
                }}
              />
            </>
          ))}
        </div>
      </Show>
    </Field>
  );
}
