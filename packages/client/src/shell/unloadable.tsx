import type { ViewElement } from "@tutti/protocol";
import { createComponent, Suspense, type JSX } from "solid-js";
import { useRegistry } from "../elements/room.ts";
import "./unloadable.css";

/** Why the app cannot be loaded, over the page as it was: it is back as soon as the mistake is mended. */
export default function Unloadable(props: { readonly problem: ViewElement<"exception"> }): JSX.Element {
  const View = useRegistry().exception;
  return (
    <div class="unloadable">
      <Suspense>
        {createComponent(View, {
          id: props.problem.id, kind: "exception", childIds: [], place: undefined,
          get props() { return props.problem.props; },
        })}
      </Suspense>
    </div>
  );
}
