import type { JSX } from "solid-js";

/** Which colour is how much. */
export function Scale(props: { readonly low: number; readonly high: number; readonly colours: readonly string[]; readonly number: (value: number) => string }): JSX.Element {
  return (
    <div class="map-scale">
      <span>{props.number(props.low)}</span>
      <span class="map-ramp" aria-hidden="true" style={{ background: `linear-gradient(to right, ${props.colours.join(", ")})` }} />
      <span>{props.number(props.high)}</span>
    </div>
  );
}
