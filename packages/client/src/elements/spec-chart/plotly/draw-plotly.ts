import { isFlat, type JsonValue } from "@tutti/protocol";
import type { Found } from "../../chart/select/nearest.ts";
import type { Drawer, MakeDrawer } from "../drawer.ts";
import { writingOf } from "../number-words.ts";
import { layoutFor } from "./layout.ts";
import type { DrawnElement, PlotlyModule } from "./plotly-types.ts";
import { sceneOf } from "./scene-of.ts";
import { tracesOf } from "./traces.ts";

const load = async (types: readonly (JsonValue | undefined)[]): Promise<PlotlyModule> => (isFlat(types) ? (await import("./flat/engine.ts")).default : (await import("./whole/engine.ts")).default);

const partOf = (figure: JsonValue, name: string): JsonValue | undefined => (typeof figure === "object" && figure !== null && !Array.isArray(figure) ? (figure as { readonly [name: string]: JsonValue })[name] : undefined);

/** What is pointed at so near (px) to a place is meant by it. */
const NEAR = 8;

/** Draws by Plotly: the smaller of its bundles where that draws all traces. Neither makes code out of a text. */
export const drawPlotly: MakeDrawer = (element, tell): Drawer => {
  let plotly: PlotlyModule | undefined;
  let drawnBy: DrawnElement | undefined;
  let pointed: { readonly found: Found; readonly x: number; readonly y: number } | undefined;
  let ended = false;
  // Plotly takes an element for itself.
  const own = document.createElement("div");
  element.append(own);
  return {
    async draw({ spec, tables, theme, locale, width, height, drawnOn }) {
      const data = partOf(spec, "data");
      const used = await load(Array.isArray(data) ? (data as readonly JsonValue[]).map((trace) => partOf(trace, "type")) : []);
      if (ended) return;
      if (plotly && plotly !== used) {
        plotly.purge(own);
        drawnBy = undefined;
      }
      plotly = used;
      const traces = tracesOf(spec, tables, width);
      const { number, time } = writingOf(locale);
      const language = { moduleType: "locale", name: "tutti", dictionary: {}, format: { days: time.days, shortDays: time.shortDays, months: time.months, shortMonths: time.shortMonths, date: time.date } };
      const drawn = await used.react(own, traces.map((trace) => trace.drawn), layoutFor(partOf(spec, "layout"), theme, { width, height, drawnOn, separators: `${number.decimal}${number.thousands}` }), {
        displaylogo: false, displayModeBar: drawnOn ? false : "hover", responsive: false, locale: "tutti", locales: { tutti: language }, modeBarButtonsToRemove: ["sendDataToCloud", "select2d", "lasso2d"],
        showSendToCloud: false, showEditInChartStudio: false, showLink: false, scrollZoom: false, plotlyServerURL: "",
      });
      if (drawn !== drawnBy) {
        drawn.on("plotly_hover", ({ points = [], event }) => {
          const [point] = points;
          const at = Array.isArray(point?.pointNumber) ? undefined : point?.pointNumber;
          pointed = point && event && typeof at === "number" ? { found: { series: point.curveNumber, i: at }, x: event.clientX, y: event.clientY } : undefined;
        });
        drawn.on("plotly_unhover", () => { pointed = undefined; });
        drawnBy = drawn;
      }
      const scene = sceneOf(drawn, traces, locale);
      tell({
        ...scene,
        under(at) {
          const { left, top } = own.getBoundingClientRect();
          // A finger points at nothing before it presses: what Plotly knows may be of an earlier place.
          const now = pointed && Math.hypot(pointed.x - left - at[0], pointed.y - top - at[1]) < NEAR ? pointed.found : undefined;
          return now ?? scene.under?.(at);
        },
      });
    },
    hideTip: () => plotly?.Fx.unhover(own),
    end() {
      ended = true;
      plotly?.purge(own);
    },
  };
};
