import { init, registerUpdateLifecycle } from "echarts";
import type { Drawer, MakeDrawer, Order } from "../drawer.ts";
import type { Scene } from "../scene.ts";
import { optionFor } from "./option-for.ts";
import { sceneOf, type Drawing } from "./scene-of.ts";
import { themeFor } from "./theme-for.ts";

/** Who is told of what stands where, by the element that is drawn in. */
const told = new WeakMap<HTMLElement, (drawing: Drawing) => void>();
registerUpdateLifecycle("series:afterupdate", (model, api) => told.get(api.getDom())?.({ model, api }));

/** All that an option may list: what is gone from the next one goes from the picture too, and what stays moves. */
const LISTED = ["series", "dataset", "grid", "xAxis", "yAxis", "legend", "title", "visualMap", "dataZoom", "radar", "polar", "angleAxis", "radiusAxis", "singleAxis", "parallel", "parallelAxis", "calendar", "graphic"];

/** Draws by the whole of ECharts. Its texts are painted: nothing of a spec is ever read as HTML. */
export const drawEcharts: MakeDrawer = (element, tell): Drawer => {
  let chart: ReturnType<typeof init> | undefined;
  let last: Order | undefined;
  let frame = 0;
  const tellSoon = (drawing: Drawing, order: Order): void => {
    cancelAnimationFrame(frame);
    // Layout is done, but pictures of items are only then there to be asked for.
    frame = requestAnimationFrame(() => {
      if (!chart || chart.isDisposed()) return;
      const scene: Scene = sceneOf(drawing, order);
      tell(scene);
    });
  };
  return {
    async draw(order) {
      const theme = themeFor(order);
      const whole = { ...optionFor(order) };
      if (!chart) {
        chart = init(element, theme, { renderer: "canvas", locale: order.locale.toUpperCase().startsWith("DE") ? "DE" : "EN" });
        told.set(element, (drawing) => { if (last) tellSoon(drawing, last); });
      } else if (last?.theme !== order.theme) chart.setTheme(theme);
      const resized = last !== undefined && (last.width !== order.width || last.height !== order.height);
      const same = last !== undefined && last.spec === order.spec && last.tables === order.tables && last.still === order.still;
      last = order;
      if (resized) chart.resize({ animation: { duration: 0 } });
      if (!same) chart.setOption(whole, "options" in whole || "media" in whole ? { notMerge: true } : { replaceMerge: LISTED });
    },
    hideTip: () => chart?.dispatchAction({ type: "hideTip" }),
    end() {
      cancelAnimationFrame(frame);
      told.delete(element);
      chart?.dispose();
    },
  };
};
