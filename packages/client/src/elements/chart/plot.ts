import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AxisPointerComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([LineChart, BarChart, ScatterChart, GridComponent, TooltipComponent, AxisPointerComponent, CanvasRenderer]);

/** Where the data's units lie on the picture, in CSS pixels: `at + unit * per` along each axis. Categories are counted from 0. */
export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  /** The picture without its axes. */
  readonly inner: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}
export interface Scale {
  readonly at: number;
  readonly per: number;
}
/** Two places on each axis by which it is measured. */
export interface Ends {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface Plot {
  /**
   * Puts the chart as it is now; many in one frame are one.
   *
   * @param axes what kind of axes it has: those that stay are changed in place, so that lines move on them.
   * @param ends two places that lie on the axes, by which these are measured.
   */
  draw(option: EChartsCoreOption, axes: string, ends: Ends): void;
  hideTip(): void;
  resize(): void;
  highlight(series: string | undefined): void;
  end(): void;
}

/** A drawing of ECharts in an element. Series that stay move to their new values; those that went go. */
export function createPlot(element: HTMLElement, framed: (frame: Frame) => void = () => undefined): Plot {
  const chart = init(element, undefined, { renderer: "canvas" });
  let next: { readonly option: EChartsCoreOption; readonly axes: string; readonly ends: Ends } | undefined;
  let ends: Ends | undefined;
  let drawn: string | undefined;
  let frame = 0;
  const paint = (): void => {
    frame = 0;
    if (!next || chart.isDisposed()) return;
    chart.setOption(next.option, { replaceMerge: next.axes === drawn ? ["series"] : ["series", "xAxis", "yAxis"] });
    drawn = next.axes;
    ends = next.ends;
    next = undefined;
    measure();
  };
  const measure = (): void => {
    if (!ends) return;
    const frame = frameOf(chart, ends);
    if (frame) framed(frame);
  };
  return {
    draw(option, axes, ends) {
      next = { option, axes, ends };
      if (frame === 0) frame = requestAnimationFrame(paint);
    },
    resize() {
      chart.resize({ animation: { duration: 0 } });
      measure();
    },
    hideTip: () => chart.dispatchAction({ type: "hideTip" }),
    highlight(series) {
      chart.dispatchAction({ type: "downplay" });
      if (series !== undefined) chart.dispatchAction({ type: "highlight", seriesId: series });
    },
    end() {
      cancelAnimationFrame(frame);
      chart.dispose();
    },
  };
}

function frameOf(chart: ReturnType<typeof init>, ends: Ends): Frame | undefined {
  const along = (axis: "x" | "y"): Scale | undefined => {
    const finder = axis === "x" ? { xAxisIndex: 0 } : { yAxisIndex: 0 };
    const [low, high] = ends[axis][0] === ends[axis][1] ? [ends[axis][0], ends[axis][0] + 1] : ends[axis];
    const [from, to]: unknown[] = [chart.convertToPixel(finder, low), chart.convertToPixel(finder, high)];
    if (typeof from !== "number" || typeof to !== "number" || !Number.isFinite(from) || !Number.isFinite(to)) return undefined;
    const per = (to - from) / (high - low);
    return per === 0 ? undefined : { at: from - low * per, per };
  };
  const [x, y] = [along("x"), along("y")];
  return x && y && { x, y, inner: innerOf(chart) };
}

/** The box that the axes enclose: found by halving, since a chart tells only whether a pixel lies in it. */
function innerOf(chart: ReturnType<typeof init>): Frame["inner"] {
  const [width, height] = [chart.getWidth(), chart.getHeight()];
  const inside = (x: number, y: number): boolean => chart.containPixel({ gridIndex: 0 }, [x, y]);
  const edge = (within: number, outside: number, test: (at: number) => boolean): number => {
    let [yes, no] = [within, outside];
    if (test(no)) return no;
    while (Math.abs(no - yes) > 0.5) {
      const middle = (yes + no) / 2;
      if (test(middle)) yes = middle;
      else no = middle;
    }
    return yes;
  };
  const [cx, cy] = [width * 0.6, height * 0.4];
  if (!inside(cx, cy)) return { left: 0, top: 0, width, height };
  const left = edge(cx, 0, (x) => inside(x, cy));
  const top = edge(cy, 0, (y) => inside(cx, y));
  return { left, top, width: edge(cx, width, (x) => inside(x, cy)) - left, height: edge(cy, height, (y) => inside(cx, y)) - top };
}
