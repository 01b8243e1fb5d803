import type { Subtitles } from "@tutti/protocol";
import { For, Show, type JSX } from "solid-js";
import type { Drawn } from "../drawn.ts";
import { Failed } from "./failed.tsx";
import "./media.css";
import { follow, type Stretch } from "./stretch.ts";
import { useSource } from "./use-source.ts";

const stretchOf = (props: Stretch): Stretch => ({ start: props.start, end: props.end, loop: props.loop });

export function Audio(drawn: Drawn<"audio">): JSX.Element {
  const source = useSource(() => drawn.props.source);
  return (
    <Show when={!source.failed()} fallback={<Failed source={source} what={drawn.props.label} />}>
      <audio
        class="player" controls preload="metadata" src={source.address()} aria-label={drawn.props.label} autoplay={drawn.props.autoplay ?? false}
        ref={(player) => follow(player, () => stretchOf(drawn.props))} onError={() => source.fail()}
      />
    </Show>
  );
}

export function Video(drawn: Drawn<"video">): JSX.Element {
  const source = useSource(() => drawn.props.source);
  return (
    <Show when={!source.failed()} fallback={<Failed source={source} what={drawn.props.label} />}>
      <video
        class="player" controls playsinline preload="metadata" src={source.address()} aria-label={drawn.props.label} muted={drawn.props.muted ?? false} autoplay={drawn.props.autoplay ?? false}
        style={{ width: drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }}
        ref={(player) => follow(player, () => stretchOf(drawn.props))} onError={() => source.fail()}
      >
        <For each={drawn.props.subtitles}>{(track, at) => <Track of={track} first={at() === 0} />}</For>
      </video>
    </Show>
  );
}

function Track(props: { readonly of: Subtitles; readonly first: boolean }): JSX.Element {
  const source = useSource(() => props.of.source);
  return <track kind="subtitles" src={source.address()} label={props.of.label} srclang={props.of.language} default={props.first} />;
}
