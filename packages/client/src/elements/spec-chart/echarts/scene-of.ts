import type { PointName } from "@tutti/protocol";
import type { registerUpdateLifecycle } from "echarts";
import { chartTexts } from "../../../texts/chart.ts";
import { axesPlace, type Axis } from "../axes.ts";
import type { Found } from "../../chart/select/nearest.ts";
import type { Order } from "../drawer.ts";
import type { Place, Scene, Spots } from "../scene.ts";
import { tipNumber } from "../../chart/scales.ts";

type Told = Parameters<typeof registerUpdateLifecycle<"series:afterupdate">>[1];
/** What ECharts tells of a drawing that it has made. */
export interface Drawing {
  readonly model: Parameters<Told>[0];
  readonly api: Parameters<Told>[1];
}
type Series = ReturnType<Drawing["model"]["getSeriesByIndex"]>;
type Coordinates = NonNullable<Series["coordinateSystem"]>;
type OneAxis = ReturnType<NonNullable<Coordinates["getAxis"]>>;

/** Where ECharts put every point, and what its axes mean. */
export function sceneOf({ model, api }: Drawing, { locale }: Order): Scene {
  const drawn = new Map<object, Found>();
  const whole = { left: 0, top: 0, width: api.getWidth(), height: api.getHeight() };
  const spots: Spots[] = [];
  let place: Place | undefined;
  let inner = whole;
  const print = printer(locale);
  model.eachSeries((series) => {
    picturesOf(series, spots.length, drawn);
    const system: Coordinates | null = series.coordinateSystem;
    if (system?.type === "cartesian2d") {
      const [x, y] = [system.getAxis?.("x"), system.getAxis?.("y")];
      if (!x || !y) return;
      if (!place) {
        const area = system.getArea?.(0);
        if (area && "width" in area && "x" in area) inner = { left: area.x, top: area.y, width: area.width, height: area.height };
        place = axesPlace(axisOf(x), axisOf(y), inner);
      }
      spots.push(onAxes(series, system, x, y, print));
    } else spots.push(byPicture(series, print));
  });
  return { inner, spots, place, under: ([x, y]) => foundIn(drawn, api.getZr().findHover(x, y)?.target) };
}

/** What is painted of each point: bars, slices, symbols. */
function picturesOf(series: Series, number: number, drawn: Map<object, Found>): void {
  const data = series.getData();
  for (let i = 0; i < data.count(); i += 1) {
    const picture = data.getItemGraphicEl(i);
    if (picture) drawn.set(picture, { series: number, i });
  }
}

/** The point that something painted belongs to, as its label or a part of its symbol. */
function foundIn(drawn: ReadonlyMap<object, Found>, painted: Painted | undefined): Found | undefined {
  for (let at: Painted | undefined = painted; at; at = at.__hostTarget ?? at.parent ?? undefined) {
    const found = drawn.get(at);
    if (found) return found;
  }
  return undefined;
}
interface Painted {
  readonly parent?: Painted | null;
  readonly __hostTarget?: Painted;
}

/** Names of a category axis; a series speaks of them by their numbers. */
const namesOf = (axis: OneAxis): readonly string[] | undefined => {
  if (axis.type !== "category") return undefined;
  const model: unknown = axis.model;
  return hasCategories(model) ? model.getCategories().map(String) : undefined;
};
const hasCategories = (model: unknown): model is { getCategories(): readonly unknown[] } => typeof model === "object" && model !== null && "getCategories" in model;

function axisOf(axis: OneAxis): Axis {
  const names = namesOf(axis);
  const [local, global] = isPlaced(axis) ? [(at: number) => axis.toLocalCoord(at), (at: number) => axis.toGlobalCoord(at)] : [Number, Number];
  return {
    value: (pixel) => axis.coordToData(local(pixel)),
    pixel: (value) => global(axis.dataToCoord(value)),
    ...(names && { names }),
  };
}

/** An axis of a grid knows where in the picture it lies. */
const isPlaced = (axis: object): axis is { toLocalCoord(at: number): number; toGlobalCoord(at: number): number } => "toLocalCoord" in axis && "toGlobalCoord" in axis;

type Print = (value: string | number | null, time: boolean) => string;
function printer(locale: string): Print {
  const number = tipNumber([], undefined, locale);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  return (value, time) => (value === null ? chartTexts.nothing : typeof value === "string" ? value : time ? moment.format(value) : number(value));
}

function onAxes(series: Series, system: Coordinates, xAxis: OneAxis, yAxis: OneAxis, print: Print): Spots {
  const data = series.getData();
  const called = named(series);
  const dimension = (axis: "x" | "y") => String(data.mapDimension(axis) ?? "");
  const [dx, dy] = [dimension("x"), dimension("y")];
  const stacked = data.getCalculationInfo("stackResultDimension") as string | undefined;
  const lying = yAxis.type === "category";
  const at = (name: string, i: number): number => Number(data.get(name, i));
  const place = (i: number): readonly [number, number] => {
    const [x, y] = [at(!lying || !stacked ? dx : stacked, i), at(lying || !stacked ? dy : stacked, i)];
    const point = system.dataToPoint([x, y]);
    const layout: unknown = series.subType === "bar" ? data.getItemLayout(i) : undefined;
    // Bars stand beside each other within their category, and reach from their base to their end.
    return isBox(layout) ? (lying ? [layout.x + layout.width, layout.y + layout.height / 2] : [layout.x + layout.width / 2, layout.y + layout.height]) : [point[0] ?? Number.NaN, point[1] ?? Number.NaN];
  };
  const count = data.count();
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i += 1) [x[i], y[i]] = place(i);
  const [xNames, yNames] = [namesOf(xAxis), namesOf(yAxis)];
  const value = (name: string, i: number, names: readonly string[] | undefined): string | number | null => {
    const number = at(name, i);
    return names ? (names[number] ?? null) : Number.isFinite(number) ? number : null;
  };
  return {
    called, x, y, unnamed: isUnnamed(series),
    // Its values stand along the other axis; of a cloud a name, where it has one.
    lasting: (i) => (xNames && yNames ? undefined : (xNames || yNames ? undefined : data.getName(i) || undefined) ?? (lying ? value(dy, i, yNames) : value(dx, i, xNames))),
    name: (i): PointName => ({ series: called, x: value(dx, i, xNames), y: value(dy, i, yNames) }),
    words: (i) => chartTexts.point(series.name === "" ? undefined : series.name, print(value(dx, i, xNames), xAxis.type === "time"), print(value(dy, i, yNames), yAxis.type === "time"), false),
  };
}

const isBox = (layout: unknown): layout is { x: number; y: number; width: number; height: number } =>
  typeof layout === "object" && layout !== null && "x" in layout && "width" in layout && "height" in layout;

/** A series whose author gave it no name goes by its number. */
const isUnnamed = (series: Series): boolean => series.name === "" || series.name.startsWith("series\u0000");
const named = (series: Series): string => (isUnnamed(series) ? String(series.seriesIndex) : series.name);

/** Slices, nodes and the like stand where they are painted. */
function byPicture(series: Series, print: Print): Spots {
  const data = series.getData();
  const count = data.count();
  const [x, y] = [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)];
  for (let i = 0; i < count; i += 1) {
    const layout: unknown = data.getItemLayout(i);
    if (isSlice(layout)) {
      const [angle, radius] = [(layout.startAngle + layout.endAngle) / 2, (layout.r + layout.r0) / 2];
      [x[i], y[i]] = [layout.cx + Math.cos(angle) * radius, layout.cy + Math.sin(angle) * radius];
      continue;
    }
    const picture = data.getItemGraphicEl(i);
    if (!picture) continue;
    const box = picture.getBoundingRect().clone();
    const transform = picture.getComputedTransform();
    if (transform) box.applyTransform(transform);
    [x[i], y[i]] = [box.x + box.width / 2, box.y + box.height / 2];
  }
  const called = named(series);
  const name = (i: number): string => data.getName(i) || String(i);
  const value = (i: number): number | null => {
    const dimension = data.mapDimension("value");
    const found = dimension === undefined ? Number.NaN : Number(data.get(dimension, i));
    return Number.isFinite(found) ? found : null;
  };
  return {
    called, x, y, unnamed: isUnnamed(series), lasting: name,
    name: (i): PointName => ({ series: called, name: name(i) }),
    words: (i) => chartTexts.point(series.name === "" ? undefined : called, name(i), print(value(i), false), false),
  };
}

const isSlice = (layout: unknown): layout is { cx: number; cy: number; r: number; r0: number; startAngle: number; endAngle: number } =>
  typeof layout === "object" && layout !== null && "startAngle" in layout && "endAngle" in layout && "cx" in layout;
