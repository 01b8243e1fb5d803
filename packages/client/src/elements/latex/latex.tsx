import { Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import Formula from "./formula.tsx";

export default function Latex(drawn: Drawn<"latex">): JSX.Element {
  return (
    <div class="latex">
      <Formula text={drawn.props.body} display />
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
    </div>
  );
}
