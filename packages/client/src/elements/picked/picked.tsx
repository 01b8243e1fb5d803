import type { DateInputProps, WidgetPlace, WidgetRule } from "@tutti/protocol";
import { createEffect, createSignal, Show, type JSX } from "solid-js";
import { texts } from "../../texts/page.ts";
import { Field, fieldIds } from "../field.tsx";
import { useForm } from "../form/form-context.ts";
import { useWidget } from "../widget.ts";
import "./picked.css";

/** What days and times have in common: kept as text, null where there is none. */
interface PickedProps extends DateInputProps {
  readonly step?: number;
}

interface Picked {
  readonly drawn: { readonly props: PickedProps; readonly place: WidgetPlace | undefined };
  readonly rule: WidgetRule<PickedProps, string | null>;
  readonly type: "date" | "time" | "datetime-local";
  /** As the reader writes it. */
  readonly print: (text: string) => string;
  readonly problem: (low: string | undefined, high: string | undefined) => string;
}

/** A day, a time or both, on the browser's own picker, in the reader's own way of writing them. */
export function PickedField(props: Picked): JSX.Element {
  const own = () => props.drawn.props;
  const printed = (text: unknown): string => (typeof text === "string" && props.rule.accept({ label: "", value: null }, text) !== undefined ? props.print(text) : texts.widget.none);
  const widget = useWidget(props.drawn, props.rule, printed);
  const form = useForm();
  const ids = fieldIds();
  const [problem, setProblem] = createSignal<string>();
  let input: HTMLInputElement | undefined;
  // While a year is typed digit by digit, each digit makes a day; only what is finished is a value.
  let typing = false;
  createEffect(() => {
    const text = widget.value() ?? "";
    if (input && !typing && input.value !== text) input.value = text;
  });
  const commit = (): void => {
    if (!input) return;
    typing = false;
    const text = input.value === "" ? null : input.value;
    const good = props.rule.accept(own(), text) !== undefined;
    const { min, max } = own();
    setProblem(good ? undefined : props.problem(min && props.print(min), max && props.print(max)));
    if (good) widget.set(text);
  };
  const leave = (): void => {
    if (typing) commit();
    typing = false;
    if (input && problem() !== undefined) input.value = widget.value() ?? "";
    setProblem(undefined);
  };
  return (
    <Field
      props={own()} widget={widget} controlId={ids.control}
      below={<Show when={problem()}>{(text) => <span class="field-note" data-bad="" id={ids.note} role="alert">{text()}</span>}</Show>}
    >
      <Show when={!widget.readOnly()} fallback={<input class="input" id={ids.control} type="text" readOnly value={printed(widget.value())} />}>
        <input
          class="input date" id={ids.control} ref={input} type={props.type} min={own().min} max={own().max} step={own().step} required={!own().clearable} disabled={widget.locked()}
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
