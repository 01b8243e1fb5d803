import type { JsonValue } from "../json.ts";
import type { ColumnSpec } from "./column.ts";
import { isDay } from "./date-input.ts";
import { isDateTime, isTime } from "./time-input.ts";
import { isNewOption } from "./option.ts";

/** Why a cell's value is none that its column takes: what is said to its writer is made of this, in the reader's words. */
export type CellFault =
  | { readonly kind: "required" }
  /** Not of the kind that the column holds. */
  | { readonly kind: "type"; readonly wanted: "text" | "number" | "boolean" | "date" | "time" | "datetime" | "list" }
  | { readonly kind: "min"; readonly min: number | string }
  | { readonly kind: "max"; readonly max: number | string }
  | { readonly kind: "step"; readonly step: number }
  | { readonly kind: "option" }
  | { readonly kind: "length"; readonly maxChars: number }
  | { readonly kind: "pattern"; readonly note?: string };

const isEmpty = (value: JsonValue): boolean => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** @returns what is wrong with a cell's value as something written; `undefined` if nothing is. An empty cell is wrong only where one is required. */
export function cellFault(spec: ColumnSpec, value: JsonValue): CellFault | undefined {
  if (isEmpty(value)) return "required" in spec && spec.required ? { kind: "required" } : undefined;
  switch (spec.kind) {
    case "text":
    case "link":
      return textFault(spec, value);
    case "markdown":
      return typeof value === "string" ? undefined : { kind: "type", wanted: "text" };
    case "number":
      return numberFault(spec, value);
    case "checkbox":
      return typeof value === "boolean" ? undefined : { kind: "type", wanted: "boolean" };
    case "select":
      return spec.options.some((option) => option.value === value) ? undefined : { kind: "option" };
    case "multiselect": {
      if (!Array.isArray(value)) return { kind: "type", wanted: "list" };
      const fits = (item: JsonValue): boolean => spec.options.some((option) => option.value === item) || (spec.acceptNew === true && isNewOption(item));
      return value.every(fits) ? undefined : { kind: "option" };
    }
    case "list":
      return Array.isArray(value) ? undefined : { kind: "type", wanted: "list" };
    case "date":
      return momentFault(spec, value, isDay);
    case "time":
      return momentFault(spec, value, isTime);
    case "datetime":
      return momentFault(spec, value, isDateTime);
    default:
      return undefined;
  }
}

function textFault(spec: Extract<ColumnSpec, { kind: "text" | "link" }>, value: JsonValue): CellFault | undefined {
  if (typeof value !== "string") return { kind: "type", wanted: "text" };
  if (spec.maxChars !== undefined && [...value].length > spec.maxChars) return { kind: "length", maxChars: spec.maxChars };
  if (spec.pattern === undefined || new RegExp(`^(?:${spec.pattern})$`, "u").test(value)) return undefined;
  return { kind: "pattern", ...(spec.patternNote !== undefined && { note: spec.patternNote }) };
}

function numberFault(spec: Extract<ColumnSpec, { kind: "number" }>, value: JsonValue): CellFault | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return { kind: "type", wanted: "number" };
  const { min, max, step } = spec;
  if (min !== undefined && value < min) return { kind: "min", min };
  if (max !== undefined && value > max) return { kind: "max", max };
  if (step === undefined) return undefined;
  const steps = (value - (min ?? 0)) / step;
  // 0.3 is three steps of 0.1, whatever the last bits of the division say.
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? undefined : { kind: "step", step };
}

/** Days and times are written as texts; what the data brought may be ms since 1970, and is compared as text too. */
function momentFault(spec: Extract<ColumnSpec, { kind: "date" | "time" | "datetime" }>, value: JsonValue, is: (text: JsonValue) => boolean): CellFault | undefined {
  const text = typeof value === "number" ? momentText(spec.kind, value) : value;
  if (typeof text !== "string" || !is(text)) return { kind: "type", wanted: spec.kind };
  if (spec.min !== undefined && text < spec.min) return { kind: "min", min: spec.min };
  if (spec.max !== undefined && text > spec.max) return { kind: "max", max: spec.max };
  return undefined;
}

/** A moment in ms since 1970 as a column of days or times writes it, in UTC; `undefined` where it is out of any calendar. */
export function momentText(kind: "date" | "time" | "datetime", ms: number): string | undefined {
  if (!(Math.abs(ms) <= 8.64e15)) return undefined;
  const iso = new Date(ms).toISOString();
  if (kind === "date") return iso.slice(0, 10);
  const time = iso.endsWith(":00.000Z") ? iso.slice(11, 16) : iso.slice(11, 19);
  return kind === "time" ? time : `${iso.slice(0, 10)}T${time}`;
}
