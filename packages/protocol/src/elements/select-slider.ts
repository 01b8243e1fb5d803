import type { JsonValue } from "../json.ts";
import { hasOption, optionProblem, type Option } from "./option.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A choice on a track, in the order of its options; a stretch of them where `value` is a pair. */
export interface SelectSliderProps extends WidgetProps {
  readonly options: readonly Option[];
  /** Null where there is nothing to choose. */
  readonly value: string | readonly [string, string] | null;
}

type Chosen = string | readonly [string, string] | null;

/** Where an option stands on the track; -1 where it does not. */
export const placeOf = (props: Pick<SelectSliderProps, "options">, id: JsonValue | undefined): number =>
  props.options.findIndex((option) => option.id === id);

/** What is chosen at these places of the track, as somebody drags along it. */
function chosenAt(props: SelectSliderProps, places: JsonValue): Chosen | undefined {
  const ids = [places].flat().map((place) => (typeof place === "number" ? props.options[place]?.id : undefined));
  const [first, second] = ids;
  if (first === undefined || ids.includes(undefined)) return undefined;
  return selectSlider.accept(props, second === undefined ? first : [first, second]);
}

/** The value is an option's id, or the ids of the two ends, the first one first. */
export const selectSlider: WidgetRule<SelectSliderProps, Chosen> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (props, stored) => {
    if (!Array.isArray(props.value)) return hasOption(props.options, stored) ? stored : undefined;
    if (!Array.isArray(stored) || stored.length !== 2) return undefined;
    const [low, high] = stored as readonly JsonValue[];
    if (low === undefined || high === undefined || !hasOption(props.options, low) || !hasOption(props.options, high)) return undefined;
    return placeOf(props, low) <= placeOf(props, high) ? [low, high] : undefined;
  },
  dragged: chosenAt,
  problem: (props) => {
    const alike = optionProblem(props.options);
    if (alike !== undefined || !Array.isArray(props.value)) return alike;
    const [low, high] = props.value.map((id: string) => placeOf(props, id));
    return (low ?? 0) > (high ?? 0) ? "the default range starts after it ends" : undefined;
  },
};
