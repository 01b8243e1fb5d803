import { Show, type JSX } from "solid-js";
import { beside } from "../beside.ts";

interface PictureLinkProps {
  /** Where it leads, an address that is safe; nowhere where absent. */
  readonly to: string | undefined;
  readonly class: string;
  /** What is read out, where the picture says nothing of itself. */
  readonly label?: string | undefined;
  readonly children: JSX.Element;
}

/** A picture that leads somewhere; what leaves the app opens beside it. */
export function PictureLink(props: PictureLinkProps): JSX.Element {
  return (
    <Show when={props.to} fallback={props.children}>
      {(to) => <a class={props.class} href={to()} aria-label={props.label} {...beside(to())}>{props.children}</a>}
    </Show>
  );
}
