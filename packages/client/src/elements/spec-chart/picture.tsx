import type { JsonValue, SpecKind } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, onMount, Show, type JSX } from "solid-js";
import { chartTexts } from "../../texts/chart.ts";
import { shownTheme } from "../../theme/theme.ts";
import { Overlay, Walk } from "../chart/select/overlay.tsx";
import { NOTHING, type Picking } from "../chart/select/use-picking.ts";
import { readTheme } from "../chart/theme.ts";
import { newest } from "../newest.ts";
import { usePage } from "../room.ts";
import type { Drawn } from "../drawn.ts";
import type { Table } from "../table-data/table.ts";
import { describeScene } from "./describe-scene.ts";
import type { Drawer } from "./drawer.ts";
import { countOf, type Scene } from "./scene.ts";
import { sceneParts } from "./scene-parts.ts";
import { ringsOf, sceneSurface } from "./scene-surface.ts";
import type { Library } from "./spec-chart.tsx";

/** Of more points than this a library that draws each by itself becomes slow, and a reader sees no more than of fewer. */
const MANY = 50_000;

export interface PictureProps {
  readonly drawn: Drawn<SpecKind>;
  readonly library: Library;
  readonly spec: JsonValue;
  readonly tables: ReadonlyMap<string, Table>;
  readonly height: number | undefined;
  readonly picking: Picking | undefined;
  readonly scene: Scene | undefined;
  readonly told: (scene: Scene) => void;
}

/** What a library draws, and over it what people select. Follows the spec, the data, its size and the theme, in place. */
export function Picture(props: PictureProps): JSX.Element {
  const page = usePage();
  const [element, setElement] = createSignal<HTMLDivElement>();
  const [drawer, setDrawer] = createSignal<Drawer>();
  const [size, setSize] = createSignal({ width: 0, height: 0 }, { equals: (a, b) => a.width === b.width && a.height === b.height });
  const [problem, setProblem] = createSignal<string>();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const theme = createMemo(() => {
    shownTheme();
    return readTheme(document.documentElement);
  });
  const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  onMount(() => {
    const box = element();
    if (!box) return;
    let gone = false;
    const observer = new ResizeObserver(() => {
      // A chart in a tab that is not open has no size; it is drawn when it gets one.
      if (box.clientWidth > 0) setSize({ width: box.clientWidth, height: box.clientHeight });
    });
    observer.observe(box);
    const { id } = props.drawn;
    const parts = sceneParts(box, () => props.scene);
    page.parts.set(id, parts);
    const load = (): void => void (size().width > 0 && props.library.load().then(
      (make) => { if (!gone && !drawer()) setDrawer(make(box, (scene) => { if (!gone) props.told(scene); })); },
      (error: unknown) => setProblem(words(error)),
    ));
    // Nothing is loaded for a chart in a tab that nobody has opened.
    createEffect(load);
    // What did not come for want of a network comes with it.
    addEventListener("online", load);
    onCleanup(() => {
      gone = true;
      parts.end();
      if (page.parts.get(id) === parts) page.parts.delete(id);
      removeEventListener("online", load);
      observer.disconnect();
      drawer()?.end();
    });
  });
  const drawings = newest();
  onCleanup(() => drawings.end());
  createEffect(() => {
    const [now, { width, height }] = [drawer(), size()];
    if (!now || width === 0) return;
    const order = {
      spec: props.spec, tables: props.tables, theme: theme(), locale: navigator.language, still: still.matches, width, height: props.height ?? height,
      drawnOn: props.picking !== undefined && props.drawn.props.select !== "points",
    };
    drawings.draw(() => now.draw(order).then(() => void setProblem(undefined), (error: unknown) => void setProblem(words(error))));
  });
  const select = () => (props.picking ? (props.drawn.props.select ?? "points") : undefined);
  const description = createMemo(() => describeScene(props.drawn.props, props.scene));
  const surface = createMemo(() => props.scene && sceneSurface(props.scene, props.picking?.selection() ?? NOTHING));
  /** Whether keys have somewhere to lead to. */
  const walks = () => props.picking !== undefined || (props.scene !== undefined && countOf(props.scene) > 0);
  const role = () => {
    if (!props.picking && props.library.holdsControls?.(props.spec)) return "group";
    return walks() ? "application" : "img";
  };
  const rings = createMemo(() => (props.picking && props.scene ? ringsOf(props.scene, props.picking.selection()) : []));
  return (
    <>
      <Show when={problem()}>{(words) => <div class="chart-problem" role="alert"><strong>{chartTexts.undrawable}</strong><pre tabindex="0">{words()}</pre></div>}</Show>
      <div class="chart-pick" hidden={problem() !== undefined}>
        <div
          class="chart-plot spec-chart" ref={setElement} role={role()} tabindex={walks() ? 0 : undefined}
          aria-roledescription={props.picking ? chartTexts.roledescription : walks() ? chartTexts.walked : undefined} aria-label={props.picking ? `${description()} ${chartTexts.keys[select() ?? "points"]}` : description()}
          aria-description={walks() && !props.picking ? chartTexts.keys.none : undefined}
          data-select={props.picking?.widget.locked() === false ? select() : undefined}
        />
        <Show when={element() && surface()}>
          {(surface) => (
            <Show when={props.picking} fallback={<Walk surface={surface()} box={element() as HTMLDivElement} />}>
              {(picking) => <Overlay surface={surface()} select={select() ?? "points"} picking={picking()} hideTip={() => drawer()?.hideTip()} box={element() as HTMLDivElement} rings={rings()} />}
            </Show>
          )}
        </Show>
      </div>
      <Show when={(props.scene ? countOf(props.scene) : 0) > MANY}><p class="chart-many">{chartTexts.many(countOf(props.scene as Scene))}</p></Show>
    </>
  );
}
