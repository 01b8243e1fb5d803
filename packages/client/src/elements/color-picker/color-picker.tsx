import { colorPicker as rule } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { restingDrag } from "../resting-drag.ts";
import { useRoom } from "../room.ts";
import { startDrag } from "../slider/drag.ts";
import { useWidget } from "../widget.ts";
import "./color-picker.css";
import { readColour } from "./read-colour.ts";

/** A colour, on the browser's own palette or written out. */
export function ColorPicker(drawn: Drawn<"colorPicker">): JSX.Element {
  const room = useRoom();
  const widget = useWidget(drawn, rule, (value) => (typeof value === "string" ? value : ""));
  const ids = fieldIds();
  const [problem, setProblem] = createSignal<string>();
  let swatch: HTMLInputElement | undefined;
  let code: HTMLInputElement | undefined;
  // The browser's palette tells each colour on the way, and not always when it is let go.
  const drags = restingDrag<string>(() => startDrag(room, widget.place().key, drawn.props.previews === true && widget.place().scope !== "me", (colour) => void widget.set(colour)));
  onCleanup(() => drags.end());
  createEffect(() => {
    const colour = widget.value();
    if (swatch && document.activeElement !== swatch) swatch.value = colour;
    if (code && document.activeElement !== code) code.value = colour;
  });
  const picked = (): void => {
    if (!swatch) return;
    if (code) code.value = swatch.value;
    drags.move(swatch.value);
  };
  const letGo = (): void => {
    picked();
    drags.end();
  };
  const written = (): void => {
    if (!code) return;
    const colour = readColour(code.value);
    setProblem(colour === undefined ? inputTexts.notColour : undefined);
    if (colour === undefined) return;
    widget.set(colour);
    code.value = colour;
    if (swatch) swatch.value = colour;
  };
  return (
    <Field
      props={drawn.props} widget={widget} controlId={ids.control}
      below={<Show when={problem()}>{(text) => <span class="field-note" data-bad="" id={ids.note} role="alert">{text()}</span>}</Show>}
    >
      <div class="color-picker held-box">
        <input
          type="color" class="swatch" id={ids.control} ref={swatch} value={widget.value()} disabled={widget.locked()} onInput={picked} onChange={letGo}
          onBlur={() => {
            drags.end();
            if (swatch) swatch.value = widget.value();
          }}
        />
        <input
          type="text" class="input color-code" ref={code} aria-label={inputTexts.code} value={widget.value()} maxlength={7} spellcheck={false} autocomplete="off"
          readOnly={widget.readOnly()} disabled={widget.locked() && !widget.readOnly()} aria-invalid={problem() !== undefined} aria-describedby={problem() ? ids.note : undefined}
          onKeyDown={(event) => {
            if (event.key === "Enter") written();
          }}
          onBlur={() => {
            written();
            if (problem() !== undefined && code) code.value = widget.value();
            setProblem(undefined);
          }}
        />
      </div>
    </Field>
  );
}
