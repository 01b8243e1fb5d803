import { Match, Switch, type JSX } from "solid-js";
import { Legend } from "../chart/legend.tsx";
import type { Colouring } from "./colouring.ts";
import { Scale } from "./scale.tsx";

/** What the colours of a map mean: a legend whose entries can be put away, or a scale. */
export function Coloured(props: {
  readonly colouring: Colouring | undefined;
  readonly hidden: ReadonlySet<string>;
  readonly setHidden: (hidden: ReadonlySet<string>) => void;
  readonly number: (value: number) => string;
}): JSX.Element {
  const groups = () => (props.colouring?.kind === "groups" && props.colouring.entries.length > 1 ? props.colouring : undefined);
  const scale = () => (props.colouring?.kind === "scale" ? props.colouring : undefined);
  const toggle = (id: string): void => {
    const next = new Set(props.hidden);
    if (!next.delete(id)) next.add(id);
    props.setHidden(next);
  };
  return (
    <Switch>
      <Match when={groups()}>{(groups) => <Legend entries={groups().entries} hidden={props.hidden} toggle={toggle} point={() => undefined} />}</Match>
      <Match when={scale()}>{(scale) => <Scale {...scale()} number={props.number} />}</Match>
    </Switch>
  );
}
