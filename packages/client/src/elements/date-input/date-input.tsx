import { dateInput as rule, isDay } from "@tutti/protocol";
import { createEffect, createSignal, Show, type JSX } from "solid-js";
import { texts } from "../../theme/texts.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { formatDay } from "../format.ts";
import { useForm } from "../form/form-context.ts";
import { useWidget } from "../widget.ts";
import "./date-input.css";

/** A day of the calendar, on the browser's own picker, in the reader's own way of writing days. */
export function DateInput(drawn: Drawn<"dateInput">): JSX.Element {
  const print = (day: string | null): string => (day === null ? texts.widget.none : formatDay(day));
  const widget = useWidget(drawn, rule, (value) => (isDay(typeof value === "string" ? value : null) ? formatDay(String(value)) : texts.widget.none));
  const form = useForm();
  const ids = fieldIds();
  const [problem, setProblem] = createSignal<string>();
  let input: HTMLInputElement | undefined;
  // While a year is typed digit by digit, each digit makes a day; only what is finished is a value.
  let typing = false;
  createEffect(() => {
    const day = widget.value() ?? "";
    if (input && !typing && input.value !== day) input.value = day;
  });
  const limits = () => texts.widget.notDay(drawn.props.min && formatDay(drawn.props.min), drawn.props.max && formatDay(drawn.props.max));
  const commit = (): void => {
    if (!input) return;
    typing = false;
    const day = input.value === "" ? null : input.value;
    const good = rule.accept(drawn.props, day) !== undefined;
    setProblem(good ? undefined : limits());
    if (good) widget.set(day);
  };
  const leave = (): void => {
    if (typing) commit();
    typing = false;
    if (input && problem() !== undefined) input.value = widget.value() ?? "";
    setProblem(undefined);
  };
  return (
    <Field
      props={drawn.props} widget={widget} controlId={ids.control}
      below={<Show when={problem()}>{(text) => <span class="field-note" data-bad="" id={ids.note} role="alert">{text()}</span>}</Show>}
    >
      <Show
        when={!widget.readOnly()}
        fallback={<input class="input" id={ids.control} type="text" readOnly value={print(widget.value())} />}
      >
        <input
          class="input date" id={ids.control} ref={input} type="date" min={drawn.props.min} max={drawn.props.max} required={!drawn.props.clearable} disabled={widget.locked()}
          data-empty={widget.value() === null ? "" : undefined} aria-invalid={problem() !== undefined} aria-describedby={problem() ? ids.note : undefined}
          onKeyDown={(event) => {
            if (/^\d$/.test(event.key)) typing = true;
            if (event.key === "Enter") {
              commit();
              if (problem() === undefined) form?.enter();
            }
          }}
          onChange={() => {
            if (!typing) commit();
          }}
          onBlur={leave}
        />
      </Show>
    </Field>
  );
}
