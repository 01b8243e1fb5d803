import { slider, type Person, type SliderProps } from "@tutti/protocol";
import type { Other } from "../../sync/types.ts";

/** Somebody else's drag: where their thumb is now, before it is committed. */
export interface Ghost {
  readonly client: number;
  readonly person: Person;
  readonly at: number;
}

/** The previews of others that fit this slider, one ghost for each thumb that is not where the value is. */
export function ghosts(others: readonly Other[], key: string, props: SliderProps, ends: readonly number[]): readonly Ghost[] {
  return others.flatMap(({ client, person, presence }) => {
    const preview = presence.preview;
    if (!preview || preview.key !== key || presence.at?.doing !== "drag") return [];
    const value = slider.accept(props, preview.value);
    if (value === undefined) return [];
    const dragged = typeof value === "number" ? [value] : value;
    const moved = dragged.filter((at, end) => at !== ends[end]);
    return (moved.length > 0 ? moved : dragged.slice(0, 1)).map((at) => ({ client, person, at }));
  });
}

/** How far along the track a value lies, 0 to 1. */
export const share = (props: Pick<SliderProps, "min" | "max">, value: number): number =>
  props.max === props.min ? 0 : (value - props.min) / (props.max - props.min);
