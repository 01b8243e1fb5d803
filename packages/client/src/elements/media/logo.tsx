import { safeAddress } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Failed } from "./failed.tsx";
import "./media.css";
import { PictureLink } from "./picture-link.tsx";
import { useSource } from "./use-source.ts";

/** A picture that stands for a name, and may lead to its home. */
export function Logo(drawn: Drawn<"logo">): JSX.Element {
  const source = useSource(() => drawn.props.source);
  const picture = (): JSX.Element => (
    <Show when={!source.failed()} fallback={<Failed source={source} what={drawn.props.alt} />}>
      <img class="logo" data-size={drawn.props.size} src={source.address()} alt={drawn.props.alt} referrerpolicy="no-referrer" onError={() => source.fail()} />
    </Show>
  );
  const to = () => (drawn.props.to === undefined ? undefined : safeAddress(drawn.props.to));
  return <PictureLink to={to()} class="logo-link">{picture()}</PictureLink>;
}
