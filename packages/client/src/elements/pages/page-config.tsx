import type { PageConfigProps } from "@tutti/protocol";
import { onCleanup, useContext, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { usePage } from "../room.ts";
import { InPage } from "./in-page.ts";

/** What is said; what is not leaves what the app says. */
const given = ({ title, icon, layout }: PageConfigProps): PageConfigProps =>
  ({ ...(title !== undefined && { title }), ...(icon !== undefined && { icon }), ...(layout !== undefined && { layout }) });

/** Shows nothing: the shell reads it. */
export function PageConfig(drawn: Drawn<"pageConfig">): JSX.Element {
  const { nav } = usePage();
  onCleanup(nav.configure(() => given(drawn.props), useContext(InPage)));
  return null;
}
