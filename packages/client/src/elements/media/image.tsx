import type { Picture } from "@tutti/protocol";
import { Index, Show, type JSX } from "solid-js";
import { displayTexts } from "../../texts/displays.ts";
import type { Drawn } from "../drawn.ts";
import { Inline } from "../markdown/inline.tsx";
import { Failed } from "./failed.tsx";
import "./media.css";
import { useSource } from "./use-source.ts";

/** One picture, or several beside each other as far as there is room. */
export function Image(drawn: Drawn<"image">): JSX.Element {
  return (
    <div class="pictures" data-many={drawn.props.pictures.length > 1 ? "" : undefined}>
      <Index each={drawn.props.pictures}>{(picture) => <One picture={picture()} width={drawn.props.width} />}</Index>
    </div>
  );
}

function One(props: { readonly picture: Picture; readonly width: number | undefined }): JSX.Element {
  const source = useSource(() => props.picture.source);
  return (
    <figure class="picture" style={{ width: props.width === undefined ? undefined : `${props.width}px` }}>
      <Show when={!source.failed()} fallback={<Failed source={source} what={props.picture.alt || props.picture.caption || displayTexts.media.picture} />}>
        <img src={source.address()} alt={props.picture.alt} loading="lazy" decoding="async" referrerpolicy="no-referrer" onError={() => source.fail()} />
      </Show>
      <Show when={props.picture.caption}>{(caption) => <figcaption class="caption"><Inline text={caption()} /></figcaption>}</Show>
    </figure>
  );
}
