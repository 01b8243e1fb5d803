import { passwordInput as rule, type PasswordInputProps } from "@tutti/protocol";
import { createEffect, createSignal, on, Show, type JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { useForm } from "../form/form-context.ts";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import "./password-input.css";

const FILL = { current: "current-password", new: "new-password", code: "one-time-code" } as const;

/** A password: what is typed stays in this field, and is said to the server, which tells the script alone. */
export default function PasswordInput(drawn: Drawn<"passwordInput">): JSX.Element {
  const room = useRoom();
  const form = useForm();
  const widget = useWidget<PasswordInputProps, string>(drawn, rule);
  const ids = fieldIds();
  const connection = follow(room.connection);
  const live = (): boolean => connection().state === "live";
  const [typed, setTyped] = createSignal<string>();
  const [said, setSaid] = createSignal<string>();
  const [open, setOpen] = createSignal(false);
  const locked = (): boolean => drawn.props.disabled === true || widget.readOnly();
  const over = (): boolean => (typed()?.length ?? 0) > (drawn.props.maxChars ?? Number.POSITIVE_INFINITY);

  const say = (): void => {
    const value = typed();
    if (value === undefined || value === said() || over() || locked()) return;
    setSaid(value);
    if (live()) room.confide(widget.place(), value);
  };
  // The server keeps nothing of somebody who is away: who is back says it again.
  createEffect(on(live, (now) => {
    const value = said();
    if (now && value !== undefined) room.confide(widget.place(), value);
  }));
  // What was handed over with a form is done with.
  createEffect(on(() => form?.generation(), () => {
    if (said() === undefined) return;
    setTyped("");
    say();
    setOpen(false);
  }, { defer: true }));

  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing) return;
    say();
    if (form?.enter()) event.preventDefault();
  };
  return (
    <Field props={drawn.props} widget={widget} controlId={ids.control} quiet below={
      <Show when={over()} fallback={<Show when={!live() && said()}><span class="field-note" id={ids.note} role="status">{inputTexts.passwordWaits}</span></Show>}>
        <span class="field-note" id={ids.note} data-bad="" role="alert">{inputTexts.tooLong(typed()?.length ?? 0, drawn.props.maxChars ?? 0)}</span>
      </Show>
    }>
      <div class="password">
        <input
          id={ids.control} class="input" type={open() ? "text" : "password"} autocomplete={drawn.props.fill === undefined ? "off" : FILL[drawn.props.fill]}
          spellcheck={false} autocapitalize="off" value={typed() ?? ""} disabled={drawn.props.disabled === true} readOnly={widget.readOnly()}
          placeholder={drawn.props.filled && typed() === undefined ? inputTexts.passwordSet : drawn.props.placeholder}
          aria-invalid={over()} aria-describedby={over() || !live() ? ids.note : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)} onChange={say} onKeyDown={onKey}
        />
        <button type="button" class="password-eye" aria-controls={ids.control} aria-pressed={open()} disabled={locked()} onClick={() => setOpen(!open())}>
          {open() ? inputTexts.hidePassword : inputTexts.showPassword}
        </button>
      </div>
    </Field>
  );
}
