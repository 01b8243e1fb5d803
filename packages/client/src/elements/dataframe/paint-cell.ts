import { safeAddress, type JsonValue } from "@tutti/protocol";
import { tableTexts as texts } from "../../texts/table.ts";
import { leadTo } from "../beside.ts";
import { paintInline } from "../markdown/paint-inline.ts";
import { safeImage } from "../markdown/link.ts";
import { chartOf } from "./cell-chart.ts";
import { cellPlayer } from "./cell-player.ts";
import type { Shown } from "./columns.ts";

type Value = Exclude<JsonValue, null>;

/** What a cell shows beside plain text. `undefined`: the text alone. */
type Painter = (value: Value, shown: Shown, row: number) => readonly (Node | string)[] | undefined;

/** Chips beyond so many are a number. */
const MAX_CHIPS = 12;

const PAINTERS: { readonly [kind: string]: Painter | undefined } = {
  link: (value, shown) => {
    const address = typeof value === "string" ? safeAddress(value) : undefined;
    if (address === undefined) return undefined;
    const link = make("a", "md-link", linkText(String(value), shown));
    leadTo(link, address);
    link.tabIndex = -1;
    return [link];
  },
  image: (value, shown, row) => {
    const address = typeof value === "string" ? safeImage(value) : undefined;
    if (address === undefined) return undefined;
    const image = document.createElement("img");
    image.className = "cell-image";
    image.loading = "lazy";
    image.decoding = "async";
    image.referrerPolicy = "no-referrer";
    image.alt = altOf(shown, row);
    image.addEventListener("error", () => image.replaceWith(make("span", "cell-broken", image.alt || texts.noPicture)), { once: true });
    image.src = address;
    return [image];
  },
  audio: (value, shown, row) => (typeof value === "string" ? cellPlayer("audio", value, calledIn(shown, row)) : undefined),
  video: (value, shown, row) => (typeof value === "string" ? cellPlayer("video", value, calledIn(shown, row)) : undefined),
  select: (value, shown) => [make("span", "cell-chip", shown.format(value))],
  multiselect: (value, shown) => chips(value, (item) => shown.format([item])),
  list: (value) => chips(value, (item) => (typeof item === "object" ? JSON.stringify(item) : String(item))),
  json: (value) => [make("span", "cell-json", typeof value === "object" ? JSON.stringify(value) : String(value))],
  markdown: (value) => (typeof value === "string" ? paintInline(value) : undefined),
  progress: (value, shown) => {
    if (typeof value !== "number") return undefined;
    const spec = shown.spec?.kind === "progress" ? shown.spec : undefined;
    const [min, max] = [spec?.min ?? 0, shown.bound];
    const bar = make("span", "cell-bar");
    bar.style.setProperty("--part", `${Math.round(Math.min(1, Math.max(0, (value - min) / (max - min || 1))) * 1000) / 10}%`);
    return [bar, make("span", "cell-bar-text", shown.format(value))];
  },
  lineChart: (value, shown) => chartOf("line", value, shown),
  areaChart: (value, shown) => chartOf("area", value, shown),
  barChart: (value, shown) => chartOf("bar", value, shown),
  button: (value, shown) => {
    const spec = shown.spec?.kind === "button" ? shown.spec : undefined;
    const button = make("button", "button", spec?.text ?? (typeof value === "string" ? value : shown.label));
    button.setAttribute("type", "button");
    button.setAttribute("data-size", "small");
    button.setAttribute("data-press", "");
    button.toggleAttribute("disabled", spec?.disabled === true);
    button.tabIndex = -1;
    return [button];
  },
};

interface Painted {
  readonly shown: Shown;
  readonly value: JsonValue;
  readonly row: number;
}

/** What each cell holds now, so that a scroll by a row makes nothing anew that it shows already. */
const painted = new WeakMap<HTMLElement, Painted>();

/** Something else was put into a cell: what it held is not there any more. */
export const forgetPainted = (cell: HTMLElement): void => {
  painted.delete(cell);
  cell.removeAttribute("data-kind");
};

/** Puts a value into a cell as its column shows it. */
export function paintValue(cell: HTMLElement, shown: Shown, value: JsonValue, row: number): void {
  const kind = shown.spec?.kind;
  const painter = kind === undefined ? undefined : PAINTERS[kind];
  if (!painter || value === null) {
    painted.delete(cell);
    cell.removeAttribute("data-kind");
    return paintText(cell, shown, value);
  }
  const before = painted.get(cell);
  if (before && before.shown === shown && before.value === value && before.row === row) return;
  painted.set(cell, { shown, value, row });
  const parts = painter(value, shown, row);
  if (!parts) {
    cell.removeAttribute("data-kind");
    return paintText(cell, shown, value);
  }
  set(cell, "data-kind", kind ?? "");
  if (cell.hasAttribute("aria-label")) cell.removeAttribute("aria-label");
  cell.replaceChildren(...parts);
}

function paintText(cell: HTMLElement, shown: Shown, value: JsonValue): void {
  if (value === null) {
    write(cell, shown.placeholder ?? "–");
    // A dash is not read out as what it means, and nothing not at all.
    set(cell, "aria-label", shown.placeholder || texts.none);
  } else if (typeof value === "boolean") {
    write(cell, value ? "✓" : "✗");
    set(cell, "aria-label", value ? texts.yes : texts.no);
  } else {
    write(cell, shown.format(value));
    if (cell.hasAttribute("aria-label")) cell.removeAttribute("aria-label");
  }
}

function linkText(address: string, { spec }: Shown): string {
  if (spec?.kind !== "link") return address;
  if (spec.textPattern !== undefined) {
    const found = new RegExp(spec.textPattern, "u").exec(address);
    if (found) return found[1] ?? found[0];
  }
  return spec.text ?? address;
}

const altOf = (shown: Shown, row: number): string => {
  const alt = shown.altColumn?.at(row);
  return alt === null || alt === undefined ? "" : String(alt);
};

const calledIn = (shown: Shown, row: number): string => altOf(shown, row) || shown.label;

function chips(value: Value, print: (item: JsonValue) => string): readonly Node[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly JsonValue[] = value;
  const shown = items.slice(0, MAX_CHIPS).map((item) => make("span", "cell-chip", print(item)));
  return items.length > MAX_CHIPS ? [...shown, make("span", "cell-more", `+${items.length - MAX_CHIPS}`)] : shown;
}

function make(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== "") element.textContent = text;
  return element;
}

export function set(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Changes a text in its node; a new node would be a new thing to a reader of the page. */
export function write(element: HTMLElement, text: string): void {
  const node = element.firstChild;
  if (!(node instanceof Text) || element.childNodes.length > 1) element.textContent = text;
  else if (node.data !== text) node.data = text;
}
