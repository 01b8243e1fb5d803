import { dateTimeInput, timeInput } from "@tutti/protocol";
import type { JSX } from "solid-js";
import { inputTexts } from "../../texts/inputs.ts";
import type { Drawn } from "../drawn.ts";
import { PickedField } from "../picked/picked.tsx";
import { formatDateTime, formatTime } from "./format-time.ts";

/** A time of day. */
export function TimeInput(drawn: Drawn<"timeInput">): JSX.Element {
  return <PickedField drawn={drawn} rule={timeInput} type="time" print={formatTime} problem={inputTexts.notTime} />;
}

/** A day and a time of day. */
export function DateTimeInput(drawn: Drawn<"dateTimeInput">): JSX.Element {
  return <PickedField drawn={drawn} rule={dateTimeInput} type="datetime-local" print={formatDateTime} problem={inputTexts.notTime} />;
}
