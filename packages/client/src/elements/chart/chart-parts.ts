import type { ChartProps, CommentPart } from "@tutti/protocol";
import type { PartSource } from "../page.ts";
import { pointedIn } from "./pointed-in.ts";
import type { Frame } from "./plot.ts";
import { barAt, besides, heightAt, nearest, type Found } from "./select/nearest.ts";
import { walkedTo } from "./select/walked.ts";
import type { ChartData, ChartKind, Series } from "./series.ts";

interface ChartNow {
  readonly kind: ChartKind;
  readonly spec: ChartProps;
  readonly data: ChartData;
  readonly frame: Frame | undefined;
  /** The series that are shown. */
  readonly series: readonly Series[];
  readonly number: (value: number) => string;
  readonly place: (x: number) => string;
}

/** A chart's points, for those who speak of one: by its series and by what it stands for on the axis, whatever else comes and goes. */
export function chartParts(box: HTMLElement, now: () => ChartNow): PartSource & { end(): void } {
  const pointed = pointedIn(box);
  const flat = ({ kind, spec }: ChartNow): boolean => kind === "barChart" && spec.horizontal === true;
  const stacked = ({ kind, spec }: ChartNow): boolean => Boolean(spec.stack) && (kind === "areaChart" || kind === "barChart");
  const found = (chart: ChartNow, where: Parameters<PartSource["at"]>[0]): Found | undefined => {
    const { kind, series, frame } = chart;
    const walked = where ? undefined : walkedTo(box);
    const at = pointed.at(where);
    if (walked || !frame || !at) return walked;
    const [x, y] = at;
    if (kind !== "barChart") return nearest(kind, series, stacked(chart), frame, x, y);
    return flat(chart) ? barAt(series, stacked(chart), frame.y, frame.x, y, x) : barAt(series, stacked(chart), frame.x, frame.y, x, y);
  };
  /** What a place on the axis stands for: a category by what it is called in the data, and not by its number. */
  const keyOf = ({ axis, keys, categories }: ChartData, x: number): string | number => (axis === "category" ? (keys[x] ?? categories[x] ?? x) : x);
  return {
    at(where) {
      const chart = now();
      const at = found(chart, where);
      const one = at && chart.series[at.series];
      const x = at && one?.x[at.i];
      if (!at || !one || x === undefined) return undefined;
      return { part: { kind: "point", series: one.name, x: keyOf(chart.data, x) }, value: `${chart.place(x)}, ${chart.number(one.y[at.i] ?? Number.NaN)}` };
    },
    boxOf(part: CommentPart) {
      const chart = now();
      const { frame, series, data } = chart;
      const n = part.kind === "point" ? series.findIndex(({ name }) => name === part.series) : -1;
      const one = series[n];
      if (!frame || !one || part.kind !== "point") return undefined;
      const i = one.x.findIndex((x) => keyOf(data, x) === part.x);
      if (i < 0) return undefined;
      const side = chart.kind === "barChart" && !stacked(chart) ? besides(n, series.length, (flat(chart) ? frame.y : frame.x).per) : 0;
      const [along, up] = flat(chart) ? [frame.y, frame.x] : [frame.x, frame.y];
      const a = along.at + (one.x[i] as number) * along.per + side;
      const u = up.at + heightAt(series, stacked(chart), { series: n, i }) * up.per;
      const rect = box.getBoundingClientRect();
      return flat(chart) ? new DOMRect(rect.left + u, rect.top + a, 0, 1) : new DOMRect(rect.left + a, rect.top + u, 0, 1);
    },
    end: () => pointed.end(),
  };
}
