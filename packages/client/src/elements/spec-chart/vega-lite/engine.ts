import { isJsonObject, type JsonValue } from "@tutti/protocol";
import { changeset, Error as ERROR_LEVEL, formatLocale, logger, parse, timeFormatLocale, truthy, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { tipNumber } from "../../chart/scales.ts";
import type { Found } from "../../chart/select/nearest.ts";
import type { Table } from "../../table-data/table.ts";
import type { Drawer, MakeDrawer, Order } from "../drawer.ts";
import { writingOf } from "../number-words.ts";
import { configFor } from "./config.ts";
import { LOADER } from "./loader.ts";
import { isOnePicture } from "./pictures.ts";
import { sceneOf } from "./scene-of.ts";
import { createTooltip } from "./tooltip.ts";

/** Draws Vega-Lite by Vega. Its expressions are gone through and never made into code, and nothing is loaded. */
export const drawVegaLite: MakeDrawer = (element, tell): Drawer => {
  let view: View | undefined;
  let last: Order | undefined;
  let pointed: object | null | undefined;
  let found: ReadonlyMap<object, readonly Found[]> = new Map();
  const tooltip = createTooltip(element, (value) => print(value));
  let print = (value: unknown): string => String(value);
  const report = (order: Order): void => {
    if (!view) return;
    const { scene, items } = sceneOf(view, order);
    found = items;
    const away = ({ series, i }: Found, x: number): number => Math.abs((scene.spots[series]?.x[i] ?? Infinity) - x);
    // Of a line it is the point along it that is meant.
    tell({ ...scene, under: ([x]) => (pointed ? found.get(pointed) : undefined)?.reduce((best, one) => (away(one, x) < away(best, x) ? one : best)) });
  };
  const made = async (order: Order): Promise<void> => {
    const next = await create(order, element, (item) => { pointed = item; }, tooltip.show);
    view?.finalize();
    // What was drawn before stays until this moment, so that nothing flickers.
    element.replaceChildren(next.element);
    view = next.view;
  };
  return {
    async draw(order) {
      const number = tipNumber([], undefined, order.locale);
      print = (value) => (typeof value === "number" ? number(value) : value instanceof Date ? new Intl.DateTimeFormat(order.locale, { dateStyle: "medium" }).format(value) : typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "–"));
      const before = last;
      last = order;
      const same = before !== undefined && before.spec === order.spec && before.theme === order.theme && before.locale === order.locale;
      if (!view || !same) await made(order);
      else {
        if (before.tables !== order.tables) for (const [name, table] of order.tables) view.change(name, changeset().remove(truthy).insert(rowsOf(table)));
        const size = fitted(order);
        if (size.width !== undefined && before.width !== order.width) view.width(size.width);
        if (size.height !== undefined && before.height !== order.height) view.height(size.height);
        await view.resize().runAsync();
      }
      if (last === order) report(order);
    },
    hideTip: () => tooltip.hide(),
    end() {
      tooltip.hide();
      view?.finalize();
    },
  };
};

/** Of one picture the sides that its author said nothing of: it fills its box. */
function fitted({ spec, width, height }: Order): { readonly width?: number; readonly height?: number } {
  if (!isOnePicture(spec) || !isJsonObject(spec)) return {};
  return { ...(spec["width"] === undefined || spec["width"] === "container" ? { width } : {}), ...(spec["height"] === undefined || spec["height"] === "container" ? { height } : {}) };
}

async function create(order: Order, around: HTMLElement, point: (item: object | null | undefined) => void, tip: (event: MouseEvent | undefined, value: unknown) => void) {
  const { spec, tables, theme, locale } = order;
  if (!isJsonObject(spec)) throw new Error("It is no spec");
  const { $schema: _schema, usermeta: _usermeta, ...own } = spec;
  const size = fitted(order);
  const unnamed = tables.has("data") && own["data"] === undefined ? { data: { name: "data" } } : {};
  const whole = { autosize: { type: "fit", contains: "padding" }, ...own, ...unnamed, ...size };
  if (!isOnePicture(spec)) Reflect.deleteProperty(whole, "autosize");
  // What an author wrote is data, which Vega-Lite reads and judges itself.
  const { spec: vega } = compile(whole as unknown as TopLevelSpec, { config: configFor(theme), logger: logger(ERROR_LEVEL) });
  const writing = writingOf(locale);
  // All charts of a page are written in its reader's language.
  formatLocale(writing.number);
  timeFormatLocale(writing.time);
  const element = document.createElement("div");
  const view = new View(parse(vega, undefined, { ast: true }), {
    expr: expressionInterpreter, loader: LOADER, renderer: "canvas", hover: true, logger: logger(ERROR_LEVEL),
    tooltip: (_handler, event, _item, value) => tip(event, value),
  });
  for (const [name, table] of tables) if (view.getState({ data: (known) => known === name, signals: () => false }).data) view.data(name, rowsOf(table));
  // Drawn beside the page first: it takes its place when it is whole.
  element.style.position = "absolute";
  element.style.visibility = "hidden";
  around.append(element);
  view.initialize(element);
  for (const name of ["pointermove", "pointerdown"]) view.addEventListener(name, (_event, item) => point(item));
  await view.runAsync();
  element.removeAttribute("style");
  return { view, element };
}

function rowsOf({ rows, columns }: Table): object[] {
  return Array.from({ length: rows }, (_, row) => {
    const made: Record<string, JsonValue> = {};
    for (const column of columns) made[column.name] = localDay(column.type, column.at(row));
    return made;
  });
}

/** A day has no hour: it is the one on which it begins where the reader is, so that it is called what it is. */
function localDay(type: Table["columns"][number]["type"], value: JsonValue): JsonValue {
  if (type !== "date" || typeof value !== "number") return value;
  const day = new Date(value);
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).getTime();
}
