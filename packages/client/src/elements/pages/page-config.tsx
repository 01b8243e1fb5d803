import { onCleanup, useContext, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { usePage } from "../room.ts";
import { InPage } from "./in-page.ts";

/** Shows nothing: the shell reads it. */
export function PageConfig(drawn: Drawn<"pageConfig">): JSX.Element {
  const { nav } = usePage();
  onCleanup(nav.configure(() => ({ ...drawn.props }), useContext(InPage)));
  return null;
}
