import type { JSX } from "solid-js";
import { Docked } from "../docked.tsx";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { usePage } from "../room.ts";

/** The main column of the page. */
export function Root(drawn: Drawn<"root">): JSX.Element {
  return <Children ids={drawn.childIds} />;
}

/** Elements beside the page, wherever the script drew them from; the shell says where that is. */
export function Sidebar(drawn: Drawn<"sidebar">): JSX.Element {
  return <Docked dock={usePage().side} class="flow side-flow"><Children ids={drawn.childIds} /></Docked>;
}

/** Elements at the page's bottom edge. */
export function Bottom(drawn: Drawn<"bottom">): JSX.Element {
  return <Docked dock={usePage().bottom} class="flow bottom-flow"><Children ids={drawn.childIds} /></Docked>;
}
