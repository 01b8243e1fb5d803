import { safeAddress, type Picture } from "@tutti/protocol";
import { createSignal, Index, Show, Suspense, type JSX } from "solid-js";
import { displayTexts } from "../../texts/displays.ts";
import type { Drawn } from "../drawn.ts";
import { lazily } from "../lazily.tsx";
import { Inline } from "../markdown/inline.tsx";
import { Failed } from "./failed.tsx";
import "./media.css";
import { PictureLink } from "./picture-link.tsx";
import { useSource } from "./use-source.ts";

const Lightbox = lazily(() => import("./lightbox.tsx"));

/** One picture, or several beside each other as far as there is room. */
export function Image(drawn: Drawn<"image">): JSX.Element {
  const [open, setOpen] = createSignal<number>();
  return (
    <div class="pictures" data-many={drawn.props.pictures.length > 1 ? "" : undefined}>
      <Index each={drawn.props.pictures}>{(picture, at) => <One picture={picture()} width={drawn.props.width} to={drawn.props.to === undefined ? undefined : safeAddress(drawn.props.to)} open={drawn.props.zoom ? () => setOpen(at) : undefined} />}</Index>
      {/* Its own border: what is focused here must not be taken out while its code is loaded. */}
      <Suspense><Show when={open() !== undefined}><Lightbox pictures={drawn.props.pictures} first={open() ?? 0} close={() => setOpen(undefined)} /></Show></Suspense>
    </div>
  );
}

function One(props: { readonly picture: Picture; readonly width: number | undefined; readonly to: string | undefined; readonly open: (() => void) | undefined }): JSX.Element {
  const source = useSource(() => props.picture.source);
  const name = (): string => props.picture.alt || props.picture.caption || displayTexts.media.picture;
  const drawn = (): JSX.Element => <img src={source.address()} alt={props.picture.alt} loading="lazy" decoding="async" referrerpolicy="no-referrer" onError={() => source.fail()} />;
  return (
    <figure class="picture" style={{ width: props.width === undefined ? undefined : `${props.width}px` }}>
      <Show when={!source.failed()} fallback={<Failed source={source} what={name()} />}>
        <Show when={props.open} fallback={<PictureLink to={props.to} class="picture-link" label={props.picture.alt === "" ? name() : undefined}>{drawn()}</PictureLink>}>
          {(open) => <button type="button" class="picture-zoom" aria-label={displayTexts.lightbox.open(name())} title={displayTexts.lightbox.open(name())} onClick={() => open()()}>{drawn()}</button>}
        </Show>
      </Show>
      <Show when={props.picture.caption}>{(caption) => <figcaption class="caption"><Inline text={caption()} /></figcaption>}</Show>
    </figure>
  );
}
