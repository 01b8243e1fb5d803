import { slider as rule, snap } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, Index, onCleanup, type JSX } from "solid-js";
import { personColour } from "../../people/colour.ts";
import { shortName } from "../../people/initials.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { formatExact } from "../format.ts";
import { useRoom } from "../room.ts";
import { useWidget } from "../widget.ts";
import { startDrag, type Drag } from "./drag.ts";
import { ghosts, share } from "./ghosts.ts";
import "./slider.css";
import { printMoment } from "./print-moment.ts";
import { nearerEnd, valueAlong } from "./track.ts";

type Value = number | readonly [number, number];

const sameEnds = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((end, i) => end === b[i]);

/** A number on a track, or a range between two. Underneath are the browser's own sliders, with their keys and their names. */
export function Slider(drawn: Drawn<"slider">): JSX.Element {
  const room = useRoom();
  const unit = () => (drawn.props.format?.unit && !drawn.props.format.pattern ? `\u00a0${drawn.props.format.unit}` : "");
  const print = (value: number): string => {
    const { moment, format } = drawn.props;
    return moment ? printMoment(moment, value) : `${formatExact(value, format)}${unit()}`;
  };
  const widget = useWidget(drawn, rule, (value) => [value].flat().map((end) => print(Number(end))).join(" – "));
  const ids = fieldIds();
  // What I drag is mine until I let go: what comes from others meanwhile does not pull the thumb out of my hand.
  const [mine, setMine] = createSignal<Value>();
  const ends = createMemo<readonly number[]>(() => [mine() ?? widget.value()].flat(), [], { equals: sameEnds });
  const others = createMemo(() => ghosts(widget.others(), widget.place().key, drawn.props, ends()));
  let drag: Drag<Value> | undefined;
  let pointerDown = false;
  /** The end that is pulled by the track beside it. */
  let pulled: 0 | 1 | undefined;

  const commit = (value: Value): void => void widget.set(value);
  const withEnd = (end: number, to: number): Value => {
    const [low = 0, high] = ends();
    if (high === undefined) return to;
    return end === 0 ? [Math.min(to, high), high] : [low, Math.max(to, low)];
  };
  const moved = (end: number, to: number): void => {
    const value = withEnd(end, to);
    setMine(() => value);
    drag ??= startDrag<Value>(room, widget.place().key, widget.place().scope !== "me", commit);
    drag.move(value);
    if (!pointerDown) settleSoon();
  };
  const slid = (end: number, input: HTMLInputElement): void => {
    moved(end, snap(drawn.props, input.valueAsNumber));
    // The browser's thumb goes where it is pulled; a range's ends do not pass each other.
    input.value = String(ends()[end]);
  };
  const settle = (): void => {
    clearTimeout(settling);
    pointerDown = false;
    pulled = undefined;
    const value = mine();
    if (drag && value !== undefined) drag.end(value);
    drag = undefined;
    setMine(undefined);
  };
  let settling: ReturnType<typeof setTimeout> | undefined;
  // Keys have no release that all browsers tell alike: a short rest ends them.
  const settleSoon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(settle, 250);
  };
  const holdPointer = (): void => {
    pointerDown = true;
    addEventListener("pointerup", settle, { once: true });
    addEventListener("pointercancel", settle, { once: true });
  };
  // The inputs of a range lie over each other and take the pointer at their thumbs alone: the track between is ours.
  const inputs: HTMLInputElement[] = [];
  let track: HTMLDivElement | undefined;
  const along = (event: PointerEvent): number => {
    const box = track?.getBoundingClientRect();
    return box && box.width > 0 ? (event.clientX - box.left) / box.width : 0;
  };
  const pressTrack = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    const [low, high] = ends();
    if (low === undefined || high === undefined || event.button !== 0 || widget.locked() || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const to = valueAlong(drawn.props, along(event));
    const end = nearerEnd([low, high], to);
    event.currentTarget.setPointerCapture(event.pointerId);
    inputs[end]?.focus();
    holdPointer();
    pulled = end;
    moved(end, to);
  };
  const pullTrack = (event: PointerEvent): void => {
    if (pulled !== undefined) moved(pulled, valueAlong(drawn.props, along(event)));
  };
  onCleanup(() => {
    removeEventListener("pointerup", settle);
    removeEventListener("pointercancel", settle);
    if (drag) settle();
  });

  const named = (end: number): string | undefined => (ends().length === 1 ? undefined : end === 0 ? texts.widget.from : texts.widget.to);
  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label} {...(ends().length === 1 ? { controlId: ids.control } : {})}
      aside={<output class="field-value" for={ids.control}>{ends().map(print).join(" – ")}</output>}
    >
      <div
        class="slider" data-locked={widget.locked() ? "" : undefined} data-range={ends().length > 1 ? "" : undefined} onPointerDown={pressTrack} onPointerMove={pullTrack}
        style={{ "--low": ends().length === 1 ? 0 : share(drawn.props, ends()[0] ?? 0), "--high": share(drawn.props, ends().at(-1) ?? 0) }}
      >
        <div class="slider-track" ref={track}><div class="slider-fill" /></div>
        <Index each={ends()}>
          {(value, end) => {
            let input: HTMLInputElement | undefined;
            createEffect(() => {
              const shown = String(value());
              if (input && input.value !== shown) input.value = shown;
            });
            // Two thumbs on one spot: the one that can still move lies on top.
            const nameId = `${ids.control}-end${end}`;
            return (
              <>
                <input
                  ref={(made) => {
                    input = made;
                    inputs[end] = made;
                  }}
                  type="range" class="slider-input" id={end === 0 ? ids.control : `${ids.control}-2`} min={drawn.props.min} max={drawn.props.max} step={drawn.props.step}
                  disabled={widget.locked()} style={{ "z-index": end === 0 && share(drawn.props, value()) > 0.5 ? 1 : undefined }} aria-valuetext={print(value())} aria-labelledby={named(end) ? `${ids.label} ${nameId}` : undefined}
                  onPointerDown={holdPointer} onInput={(event) => slid(end, event.currentTarget)} onChange={settle} onBlur={settle}
                />
                <span hidden id={nameId}>{named(end)}</span>
              </>
            );
          }}
        </Index>
        <Index each={others()}>
          {(ghost) => (
            <span class="slider-ghost" style={{ "--at": share(drawn.props, ghost().at), "--person": personColour(ghost().person) }}>
              <span class="sr-only">{texts.people.drags(shortName(ghost().person.name), print(ghost().at))}</span>
              <span class="slider-ghost-value" aria-hidden="true">{print(ghost().at)}</span>
            </span>
          )}
        </Index>
      </div>
    </Field>
  );
}
