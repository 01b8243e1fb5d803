import { placeOf, selectSlider as rule } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, Index, onCleanup, Show, type JSX } from "solid-js";
import { personColour } from "../../people/colour.ts";
import { shortName } from "../../people/initials.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { useRoom } from "../room.ts";
import { optionLabel } from "../select/stale-choice.ts";
import { startDrag, type Drag } from "../slider/drag.ts";
import { ghosts, share } from "../slider/ghosts.ts";
import "../slider/slider.css";
import { useWidget } from "../widget.ts";

/** A choice on a track, or a stretch of options. Others are told of a drag by the places on the track. */
export function SelectSlider(drawn: Drawn<"selectSlider">): JSX.Element {
  const room = useRoom();
  const labelOf = (id: unknown): string => optionLabel(drawn.props.options, id);
  const widget = useWidget(drawn, rule, (value) => [value].flat().map(labelOf).join(" – "));
  const ids = fieldIds();
  // What I drag is mine until I let go.
  const [mine, setMine] = createSignal<readonly number[]>();
  const places = createMemo(() => mine() ?? [widget.value()].flat().map((id) => Math.max(0, placeOf(drawn.props, id))));
  const track = createMemo(() => {
    const [low = 0, high] = places();
    return { label: "", min: 0, max: Math.max(0, drawn.props.options.length - 1), step: 1, value: high === undefined ? low : ([low, high] as const) };
  });
  const others = createMemo(() => ghosts(widget.others(), widget.place().key, track(), places()));
  const print = (place: number): string => drawn.props.options[place]?.label ?? "";
  let drag: Drag<number | readonly number[]> | undefined;

  const commit = (at: number | readonly number[]): void => {
    const chosen = [at].flat().map((place) => drawn.props.options[place]?.id);
    const [first, last] = chosen;
    if (first === undefined || chosen.includes(undefined)) return;
    widget.set(last === undefined ? first : [first, last]);
  };
  const shape = (at: readonly number[]): number | readonly number[] => (at.length === 1 ? (at[0] ?? 0) : at);
  const moved = (end: number, input: HTMLInputElement): void => {
    const [low = 0, high] = places();
    const to = input.valueAsNumber;
    const next = high === undefined ? [to] : end === 0 ? [Math.min(to, high), high] : [low, Math.max(to, low)];
    setMine(next);
    drag ??= startDrag(room, widget.place().key, widget.place().scope !== "me", commit);
    drag.move(shape(next));
    input.value = String(next[end]);
  };
  const settle = (): void => {
    const at = mine();
    if (drag && at !== undefined) drag.end(shape(at));
    drag = undefined;
    setMine(undefined);
  };
  onCleanup(settle);

  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label} {...(places().length === 1 ? { controlId: ids.control } : {})}
      aside={<output class="field-value" for={ids.control}>{drawn.props.options.length === 0 ? texts.widget.none : places().map(print).join(" – ")}</output>}
    >
      <div class="slider" data-locked={widget.locked() ? "" : undefined} style={{ "--low": places().length === 1 ? 0 : share(track(), places()[0] ?? 0), "--high": share(track(), places().at(-1) ?? 0) }}>
        <div class="slider-track"><div class="slider-fill" /></div>
        <Index each={places()}>
          {(place, end) => {
            let input: HTMLInputElement | undefined;
            const nameId = `${ids.control}-end${end}`;
            const named = () => places().length > 1;
            createEffect(() => {
              const { max } = track();
              const shown = String(place());
              // The list of options and the choice may come in one update; the choice is put after the list stands.
              if (input && Number(input.max) === max && input.value !== shown) input.value = shown;
            });
            return (
              <>
                <input
                  ref={input} type="range" class="slider-input" id={end === 0 ? ids.control : `${ids.control}-2`} min={0} max={track().max} step={1} value={place()}
                  disabled={widget.locked() || drawn.props.options.length < 2} style={{ "z-index": end === 0 && share(track(), place()) > 0.5 ? 1 : undefined }}
                  aria-valuetext={print(place())} aria-labelledby={named() ? `${ids.label} ${nameId}` : undefined}
                  onInput={(event) => moved(end, event.currentTarget)} onChange={settle} onBlur={settle}
                />
                <Show when={named()}><span hidden id={nameId}>{end === 0 ? texts.widget.from : texts.widget.to}</span></Show>
              </>
            );
          }}
        </Index>
        <Index each={others()}>
          {(ghost) => (
            <span class="slider-ghost" style={{ "--at": share(track(), ghost().at), "--person": personColour(ghost().person) }}>
              <span class="sr-only">{texts.people.drags(shortName(ghost().person.name), print(ghost().at))}</span>
              <span class="slider-ghost-value" aria-hidden="true">{print(ghost().at)}</span>
            </span>
          )}
        </Index>
      </div>
    </Field>
  );
}
