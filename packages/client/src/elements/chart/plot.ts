import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AxisPointerComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([LineChart, BarChart, ScatterChart, GridComponent, TooltipComponent, AxisPointerComponent, CanvasRenderer]);

export interface Plot {
  /**
   * Puts the chart as it is now; many in one frame are one.
   *
   * @param axes what kind of axes it has: those that stay are changed in place, so that lines move on them.
   */
  draw(option: EChartsCoreOption, axes: string): void;
  resize(): void;
  highlight(series: string | undefined): void;
  end(): void;
}

/** A drawing of ECharts in an element. Series that stay move to their new values; those that went go. */
export function createPlot(element: HTMLElement): Plot {
  const chart = init(element, undefined, { renderer: "canvas" });
  let next: { readonly option: EChartsCoreOption; readonly axes: string } | undefined;
  let drawn: string | undefined;
  let frame = 0;
  const paint = (): void => {
    frame = 0;
    if (!next || chart.isDisposed()) return;
    chart.setOption(next.option, { replaceMerge: next.axes === drawn ? ["series"] : ["series", "xAxis", "yAxis"] });
    drawn = next.axes;
    next = undefined;
  };
  return {
    draw(option, axes) {
      next = { option, axes };
      if (frame === 0) frame = requestAnimationFrame(paint);
    },
    resize: () => chart.resize({ animation: { duration: 0 } }),
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
