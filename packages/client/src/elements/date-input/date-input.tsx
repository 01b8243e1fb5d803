import { dateInput as rule } from "@tutti/protocol";
import type { JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import { formatDay } from "../format.ts";
import { PickedField } from "../picked/picked.tsx";

/** A day of the calendar. */
export function DateInput(drawn: Drawn<"dateInput">): JSX.Element {
  return <PickedField drawn={drawn} rule={rule} type="date" print={formatDay} problem={inputTexts.notDay} />;
}
