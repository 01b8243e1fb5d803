import { feedback as rule, FEEDBACK_STEPS } from "@tutti/protocol";
import { createMemo, createUniqueId, For, type JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import { clearable } from "../clear-radio.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { useWidget } from "../widget.ts";
import { Face } from "./face.tsx";
import "./feedback.css";

/** Thumbs, faces or stars: a group of radios, each with its name. Choosing again what is chosen clears it. */
export function Feedback(drawn: Drawn<"feedback">): JSX.Element {
  const words = () => inputTexts.feedback[drawn.props.face];
  const widget = useWidget(drawn, rule, (value) => (typeof value === "number" ? (words()[value] ?? "") : texts.widget.none));
  const ids = fieldIds();
  const name = createUniqueId();
  const steps = createMemo(() => Array.from({ length: FEEDBACK_STEPS[drawn.props.face] }, (_, step) => step));
  const lit = (step: number): boolean => {
    const value = widget.value();
    return value !== null && (drawn.props.face === "stars" ? step <= value : step === value);
  };
  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label}>
      <div class="feedback held-box" role="radiogroup" aria-labelledby={ids.label} data-face={drawn.props.face}>
        <For each={steps()}>
          {(step) => (
            <label class="feedback-step" data-lit={lit(step) ? "" : undefined} title={words()[step]}>
              <input
                type="radio" name={name} value={step} aria-label={words()[step]} disabled={widget.locked()} checked={widget.value() === step}
                {...clearable(() => widget.value() === step, () => widget.set(null))}
                onChange={(event) => {
                  if (event.currentTarget.checked && !widget.set(step)) event.currentTarget.checked = widget.value() === step;
                }}
              />
              <Face face={drawn.props.face} step={step} />
            </label>
          )}
        </For>
      </div>
    </Field>
  );
}
