import type { JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { CoText } from "./co-text.tsx";

export function TextInput(drawn: Drawn<"textInput">): JSX.Element {
  return <CoText drawn={drawn} lines="one" />;
}

export function TextArea(drawn: Drawn<"textArea">): JSX.Element {
  return <CoText drawn={drawn} lines="many" />;
}
