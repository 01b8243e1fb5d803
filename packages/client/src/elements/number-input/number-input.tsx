import { numberInput as rule } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { formatExact } from "../format.ts";
import { useForm } from "../form/form-context.ts";
import { restingDrag } from "../resting-drag.ts";
import { useRoom } from "../room.ts";
import { startDrag } from "../slider/drag.ts";
import { useWidget } from "../widget.ts";
import { boundsProblem, stepped } from "./bounds.ts";
import { readShown } from "./read-shown.ts";
import { StepButton } from "./step-button.tsx";
import "./number-input.css";

/** A number typed in. It is committed by Enter, by leaving the field and by the steppers; half a number is nobody else's. */
export function NumberInput(drawn: Drawn<"numberInput">): JSX.Element {
  const print = (value: number | null): string => (value === null ? "" : formatExact(value, drawn.props.format));
  const room = useRoom();
  const widget = useWidget(drawn, rule, (value) => (typeof value === "number" ? print(value) : texts.widget.none));
  const form = useForm();
  const ids = fieldIds();
  const [typed, setTyped] = createSignal<string>();
  const [problem, setProblem] = createSignal<string>();
  // What I step through is mine until I let go, as a slider's thumb is.
  const [mine, setMine] = createSignal<number>();
  const current = (): number | null => mine() ?? widget.value();
  const shown = createMemo(() => typed() ?? print(current()));
  let input: HTMLInputElement | undefined;
  createEffect(() => {
    const text = shown();
    if (input && input.value !== text) input.value = text;
  });

  const put = (value: number | null): boolean => {
    setProblem(undefined);
    setTyped(undefined);
    return widget.set(value);
  };
  const commit = (): boolean => {
    const text = typed();
    if (text === undefined) return true;
    const value = readShown(text, drawn.props.format);
    const wrong = value === undefined || (value === null && !drawn.props.clearable) ? inputTexts.notNumber : value === null ? undefined : boundsProblem(drawn.props, value);
    setProblem(wrong);
    if (wrong !== undefined || value === undefined) return false;
    put(value);
    return true;
  };
  const steps = restingDrag<number>(
    () => startDrag(room, widget.place().key, drawn.props.previews === true && widget.place().scope !== "me", (value) => void widget.set(value)), () => setMine(undefined),
  );
  onCleanup(() => steps.end());
  /** @returns whether another step leads anywhere. */
  const step = (by: 1 | -1, many = 1, held = false): boolean => {
    if (widget.locked()) return false;
    const now = typed() === undefined ? current() : (readShown(typed() ?? "", drawn.props.format) ?? current());
    const next = stepped(drawn.props, now, by, many);
    setProblem(undefined);
    setTyped(undefined);
    setMine(next);
    steps.move(next, held);
    return !edge(by);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    switch (event.key) {
      case "Enter":
        steps.end();
        if (commit()) form?.enter();
        return;
      case "Escape":
        // What was typed is taken back; what the field stands in, as a dialog, stays.
        if (typed() !== undefined) event.preventDefault();
        setTyped(undefined);
        setProblem(undefined);
        return;
      case "ArrowUp":
      case "ArrowDown":
        event.preventDefault();
        step(event.key === "ArrowUp" ? 1 : -1, event.shiftKey ? 10 : 1);
    }
  };
  const write = (text: string): void => {
    steps.end();
    setTyped(text);
  };
  const leave = (): void => {
    steps.end();
    // What cannot be read is let go, so that the field shows what everybody has.
    if (!commit()) setTyped(undefined);
    setProblem(undefined);
  };
  const edge = (by: 1 | -1): boolean => {
    const value = current();
    const limit = by === 1 ? drawn.props.max : drawn.props.min;
    return value !== null && limit !== undefined && (by === 1 ? value >= limit : value <= limit);
  };

  return (
    <Field
      props={drawn.props} widget={widget} controlId={ids.control}
      below={<Show when={problem()}>{(text) => <span class="field-note" data-bad="" id={ids.note} role="alert">{text()}</span>}</Show>}
    >
      <div class="input number held-box" data-invalid={problem() ? "" : undefined} data-locked={widget.locked() ? "" : undefined}>
        <Show when={drawn.props.icon}>{(icon) => <span class="number-unit"><AuthorIcon name={icon()} /></span>}</Show>
        <input
          class="number-input" id={ids.control} ref={input} type="text" inputmode="decimal" role="spinbutton" autocomplete="off" placeholder={drawn.props.placeholder}
          readOnly={widget.readOnly()} disabled={widget.locked() && !widget.readOnly()} aria-valuenow={current() ?? undefined} aria-valuetext={shown() || texts.widget.none}
          aria-valuemin={drawn.props.min} aria-valuemax={drawn.props.max} aria-invalid={problem() !== undefined} aria-describedby={problem() ? ids.note : undefined}
          onInput={(event) => write(event.currentTarget.value)} onKeyDown={onKey} onBlur={leave}
        />
        <Show when={drawn.props.format?.unit}>{(unit) => <span class="number-unit">{unit()}</span>}</Show>
        <Show when={!widget.readOnly()}>
          <StepButton icon="minus" label={inputTexts.decrease} disabled={widget.locked() || edge(-1)} step={() => step(-1, 1, true)} release={() => steps.end()} />
          <StepButton icon="plus" label={inputTexts.increase} disabled={widget.locked() || edge(1)} step={() => step(1, 1, true)} release={() => steps.end()} />
        </Show>
      </div>
    </Field>
  );
}
