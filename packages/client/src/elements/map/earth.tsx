import { pointMember, type JsonValue } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, onMount, Show, type JSX } from "solid-js";
import { chartTexts } from "../../texts/chart.ts";
import { mapTexts } from "../../texts/map.ts";
import { shownTheme } from "../../theme/theme.ts";
import { createTip } from "../chart/floating-tip.ts";
import { tipNumber } from "../chart/scales.ts";
import type { Corner } from "../chart/select/drawing.ts";
import { Overlay, Walk } from "../chart/select/overlay.tsx";
import { NOTHING, type Picking } from "../chart/select/use-picking.ts";
import { readTheme } from "../chart/theme.ts";
import type { Drawn } from "../drawn.ts";
import { usePage } from "../room.ts";
import { sceneParts } from "../spec-chart/scene-parts.ts";
import { sceneSurface } from "../spec-chart/scene-surface.ts";
import type { Table } from "../table-data/table.ts";
import { Coloured } from "./coloured.tsx";
import { colouringOf, groupOf } from "./colouring.ts";
import { Controls } from "./controls.tsx";
import type { EarthMap } from "./engine.ts";
import { insideArea } from "./geo-place.ts";
import "./map.css";
import { mapScene } from "./map-scene.ts";
import { moveByKeys } from "./move-by-keys.ts";
import type { Hit } from "./picture.ts";
import type { MapPoints } from "./points.ts";
import type { Drawn as DrawnShape } from "./shapes.ts";
import { tipLines } from "./tip-lines.ts";

export interface EarthProps {
  readonly drawn: Drawn<"map">;
  readonly table: Table;
  readonly points: MapPoints | undefined;
  readonly geo: JsonValue | undefined;
  readonly height: number;
  readonly picking: Picking | undefined;
}

const NO_SHAPES: readonly DrawnShape[] = [];

/** The picture of a map. It follows its data, its size and the theme, and stays where its reader has moved it. */
export function Earth(props: EarthProps): JSX.Element {
  const page = usePage();
  const [box, setBox] = createSignal<HTMLDivElement>();
  const [canvas, setCanvas] = createSignal<HTMLCanvasElement>();
  const [earth, setEarth] = createSignal<EarthMap>();
  const [readShapes, setReadShapes] = createSignal<(geo: JsonValue | undefined) => readonly DrawnShape[]>();
  const [problem, setProblem] = createSignal<string>();
  const [size, setSize] = createSignal({ width: 0, height: 0 }, { equals: (a, b) => a.width === b.width && a.height === b.height });
  const [looked, setLooked] = createSignal(0);
  const [hidden, setHidden] = createSignal<ReadonlySet<string>>(new Set());
  const [hiddenShapes, setHiddenShapes] = createSignal<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = createSignal(false);
  const [hint, setHint] = createSignal(false);
  const locale = navigator.language;
  const spec = () => props.drawn.props;
  const select = () => spec().select ?? "points";
  const draws = () => props.picking !== undefined && !props.picking.widget.locked() && select() !== "points" && !moving();
  const theme = createMemo(() => {
    shownTheme();
    return readTheme(document.documentElement);
  });
  const allShapes = createMemo((): readonly DrawnShape[] => {
    const read = readShapes();
    return read ? read(props.geo) : NO_SHAPES;
  });
  const valueOf = (shape: DrawnShape | undefined): JsonValue => shape?.shape.properties[spec().shapeColour ?? ""] ?? null;
  const shapes = createMemo(() => (hiddenShapes().size === 0 ? allShapes() : allShapes().filter((shape) => !hiddenShapes().has(groupOf(valueOf(shape))))));
  const colouring = createMemo(() => {
    const { points } = props;
    return colouringOf(points?.colourValue && Array.from(points.rows, (_, i) => points.colourValue?.(i) ?? null), theme(), spec().colours);
  });
  const shapeValue = (i: number): JsonValue => valueOf(shapes()[i]);
  const shapeColouring = createMemo(() => (spec().shapeColour === undefined ? undefined : colouringOf(allShapes().map(valueOf), theme(), props.points ? undefined : spec().colours)));
  const number = createMemo(() => tipNumber([], spec().format, locale));
  const chosen = createMemo(() => {
    const selection = props.picking?.selection();
    if (!selection || (selection.points.length === 0 && !selection.area)) return undefined;
    const named = new Set(selection.points.map(({ point }) => pointMember(point)));
    const { area } = selection;
    const { points } = props;
    return {
      point: (i: number): boolean => points !== undefined && (area ? insideArea(area.area, points.lon[i] as number, points.lat[i] as number) : named.has(pointMember(points.name(i)))),
      shape: area ? undefined : (i: number): boolean => named.has(pointMember({ shape: shapes()[i]?.shape.id ?? "" })),
    };
  });

  onMount(() => {
    const [around, painted] = [box(), canvas()];
    if (!around || !painted) return;
    let gone = false;
    const observer = new ResizeObserver(() => { if (around.clientWidth > 0) setSize({ width: around.clientWidth, height: around.clientHeight }); });
    observer.observe(around);
    let shownHint: ReturnType<typeof setTimeout> | undefined;
    const passes = (event: Event): boolean => {
      if (event.type !== "wheel") return !draws() || ("touches" in event && (event.touches as TouchList).length > 1);
      // The wheel moves the page, until somebody has turned to the map.
      const turned = (event as WheelEvent).ctrlKey || around.contains(document.activeElement);
      clearTimeout(shownHint);
      setHint(!turned);
      shownHint = setTimeout(() => setHint(false), 1_200);
      return turned;
    };
    const load = (): void => void (size().width > 0 && !earth() && Promise.all([import("./engine.ts"), import("./shapes.ts")]).then(
      ([{ createMap }, { drawnShapes }]) => {
        if (gone || earth()) return;
        setProblem(undefined);
        setReadShapes(() => drawnShapes);
        setEarth(createMap(painted, passes, () => setLooked((n) => n + 1)));
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    ));
    // Nothing is loaded for a map in a tab that nobody has opened; what did not come for want of a network comes with it.
    createEffect(load);
    addEventListener("online", load);
    const { id } = props.drawn;
    const parts = sceneParts(around, scene);
    page.parts.set(id, parts);
    const end = moveByKeys(around, earth, walks);
    onCleanup(() => {
      gone = true;
      end();
      parts.end();
      if (page.parts.get(id) === parts) page.parts.delete(id);
      removeEventListener("online", load);
      clearTimeout(shownHint);
      observer.disconnect();
      earth()?.end();
    });
  });
  createEffect(() => {
    const [map, { width, height }] = [earth(), size()];
    if (!map || width === 0) return;
    const [colours, shapeColours, mine] = [colouring(), shapeColouring(), chosen()];
    const { points } = props;
    const { center, zoom, projection = "mercator" } = spec();
    map.show({
      projection, theme: theme(), width, height, points, hidden: hidden(), shapes: shapes(),
      pointColour: (i) => (colours.kind === "plain" ? colours.colour : colours.of(points?.colourValue?.(i) ?? null)),
      shapeColour: (i) => (!shapeColours || shapeColours.kind === "plain" ? undefined : shapeColours.of(shapeValue(i))),
      chosenPoint: mine?.point, chosenShape: mine?.shape,
    }, { ...(center && { center }), ...(zoom !== undefined && { zoom }) });
  });

  const lines = (at: Hit) => tipLines(at, { spec: spec(), table: props.table, points: props.points, shapes: shapes(), number: number(), colouring: colouring(), shapeColouring: shapeColouring(), locale });
  let tipped: ReturnType<typeof createTip> | undefined;
  const hideTip = (): void => tipped?.hide();
  const point = (event: PointerEvent): void => {
    hideTip();
    const [around, map] = [box(), earth()];
    if (!around || !map || event.buttons !== 0) return;
    const { left, top } = around.getBoundingClientRect();
    const at: Corner = [event.clientX - left, event.clientY - top];
    const hit = map.hit(at);
    around.style.cursor = hit && props.picking && select() === "points" ? "pointer" : "";
    if (!hit) return;
    const { heading, rows } = lines(hit);
    (tipped ??= createTip(around)).show(at, heading, rows);
  };

  const description = createMemo(() => spec().alt || mapTexts.shows(spec().title, props.points?.rows.length ?? 0, shapes().length));
  const words = (at: Hit): string => {
    const { heading, rows } = lines(at);
    return [heading, ...rows.map(({ name, value }) => `${name} ${value}`)].filter((text) => text !== "").join(", ");
  };
  const scene = () => {
    const map = earth();
    looked();
    return map && mapScene(map, size(), props.points, shapes(), words);
  };
  /** Whether keys have somewhere to lead to. */
  const walks = () => props.picking !== undefined || (props.points?.rows.length ?? 0) > 0 || shapes().length > 0;
  const surface = createMemo(() => {
    const drawn = walks() ? scene() : undefined;
    return drawn && sceneSurface(drawn, props.picking?.selection() ?? NOTHING);
  });
  const label = () => `${description()} ${walks() ? `${chartTexts.keys[props.picking ? select() : "none"]} ${mapTexts.zoomKeys}` : mapTexts.keys}`;
  return (
    <>
      <Coloured colouring={shapeColouring()} hidden={hiddenShapes()} setHidden={setHiddenShapes} number={number()} />
      <Coloured colouring={colouring()} hidden={hidden()} setHidden={setHidden} number={number()} />
      <Show when={problem()}>{(words) => <p role="alert" class="chart-problem">{words()}</p>}</Show>
      <div class="chart-pick map" data-moves={draws() ? undefined : ""}>
        <div
          class="chart-plot map-box" ref={setBox} role="application" tabindex="0" aria-roledescription={mapTexts.roledescription} aria-label={label()}
          data-select={draws() ? select() : undefined} onPointerMove={point} onPointerLeave={hideTip} onPointerDown={hideTip}
        >
          <canvas ref={setCanvas} aria-hidden="true" />
          <Show when={hint()}><span class="map-hint" aria-hidden="true">{mapTexts.wheel}</span></Show>
        </div>
        <Show when={box() && surface()}>
          {(surface) => (
            <Show when={props.picking} fallback={<Walk surface={surface()} box={box() as HTMLDivElement} />}>
              {(picking) => <Overlay surface={surface()} select={select()} picking={picking()} hideTip={hideTip} box={box() as HTMLDivElement} passes={() => select() !== "points" && moving()} />}
            </Show>
          )}
        </Show>
        <Controls earth={earth()} moving={props.picking && select() !== "points" ? moving() : undefined} setMoving={setMoving} />
      </div>
    </>
  );
}
