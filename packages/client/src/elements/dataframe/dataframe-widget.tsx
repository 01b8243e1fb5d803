import type { JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { FieldFrame } from "../field.tsx";
import { Frame, FrameLabel } from "./dataframe.tsx";
import { useChoices } from "./use-choices.ts";

/** A table in which something can be chosen or pressed: what is chosen is everybody's, and one sees by whom. */
export default function DataframeWidget(drawn: Drawn<"dataframeWidget">): JSX.Element {
  const { widget, chooser } = useChoices(drawn);
  const label = () => (drawn.props.labelVisibility === undefined || drawn.props.labelVisibility === "visible" ? drawn.props.label : "");
  return (
    <FieldFrame props={drawn.props} widget={widget} class="dataframe">
      <FrameLabel label={label()} help={drawn.props.help} />
      <Frame id={drawn.id} props={drawn.props} chooser={chooser} />
    </FieldFrame>
  );
}
