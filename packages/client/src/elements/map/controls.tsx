import { Show, type JSX } from "solid-js";
import { mapTexts } from "../../texts/map.ts";
import { Strokes } from "../../theme/bar-icon.tsx";
import { Icon } from "../../theme/icon.tsx";
import type { EarthMap } from "./engine.ts";

/** How much nearer one press comes. */
const STEP = 2;
const HAND = ["M8 12V6.5a1.5 1.5 0 0 1 3 0V11M11 10.5v-6a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8c0 4-2.5 6-6 6-3 0-4.5-1.5-6-4.5L3.7 13a1.5 1.5 0 0 1 2.6-1.5L8 14"];

/** Nearer, further, and all of it again; where people draw, also whether a drag draws or moves. */
export function Controls(props: { readonly earth: EarthMap | undefined; readonly moving: boolean | undefined; readonly setMoving: (moving: boolean) => void }): JSX.Element {
  return (
    <div class="map-controls" role="group" aria-label={mapTexts.controls}>
      <Show when={props.moving !== undefined}>
        <button type="button" class="icon-button" aria-pressed={props.moving === true} aria-label={mapTexts.move} title={mapTexts.move} onClick={() => props.setMoving(props.moving !== true)}><Strokes paths={HAND} size={16} /></button>
      </Show>
      <button type="button" class="icon-button" aria-label={mapTexts.nearer} title={mapTexts.nearer} onClick={() => props.earth?.zoomBy(STEP)}><Icon name="plus" size={16} /></button>
      <button type="button" class="icon-button" aria-label={mapTexts.further} title={mapTexts.further} onClick={() => props.earth?.zoomBy(1 / STEP)}><Icon name="minus" size={16} /></button>
      <button type="button" class="icon-button" aria-label={mapTexts.all} title={mapTexts.all} onClick={() => props.earth?.fit()}><Icon name="shrink" size={16} /></button>
    </div>
  );
}
