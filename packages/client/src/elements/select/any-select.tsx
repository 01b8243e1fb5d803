import { createComponent, Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { lazily } from "../lazily.tsx";
import { Select } from "./select.tsx";

const SearchSelect = lazily(async () => ({ default: (await import("../more.ts")).SearchSelect }));

/** A list of more is gone through by typing, where its author has not said otherwise. */
const LONG = 12;

/** One of several: on the browser's own list, or, where there are many, found by typing. */
export function AnySelect(drawn: Drawn<"select">): JSX.Element {
  return (
    <Show when={drawn.props.newOptions === true || (drawn.props.search ?? drawn.props.options.length > LONG)} fallback={createComponent(Select, drawn)}>
      {createComponent(SearchSelect, drawn)}
    </Show>
  );
}
