import { COLUMN_KINDS, COLUMN_WIDTHS, MOMENT_STYLES, type ColumnSpec, type ColumnSpecs } from "./column.ts";
import { cellFault } from "./cell-fault.ts";
import { isDay } from "./date-input.ts";
import { formatProblem, type NumberFormat } from "./number-format.ts";
import { isDateTime, isTime } from "./time-input.ts";

/**
 * @param what the call, as `dataframe`.
 * @param names of the columns that the data has.
 * @returns what is wrong with the columns as written, in words for the author; `undefined` if nothing is.
 */
export function columnsProblem(what: string, specs: ColumnSpecs, names: readonly string[]): string | undefined {
  for (const [name, spec] of Object.entries(specs)) {
    if (!names.includes(name)) return `${what}: "columns" speaks of "${name}", which the data has not; it has ${names.map((known) => `"${known}"`).join(", ") || "no columns"}`;
    const problem = columnProblem(spec);
    if (problem !== undefined) return `${what}, column "${name}": ${problem}`;
    if ("alt" in spec && spec.alt !== undefined && !names.includes(spec.alt)) return `${what}, column "${name}": alt names "${spec.alt}", which the data has not`;
  }
  return undefined;
}

/** @returns what is wrong with one column as written; `undefined` if nothing is. */
export function columnProblem(spec: ColumnSpec): string | undefined {
  if (typeof spec !== "object" || spec === null) return `a column is written as column.text({ … }), or as { label: … }, and not as ${JSON.stringify(spec) ?? typeof spec}`;
  const kind = spec.kind ?? "auto";
  if (!COLUMN_KINDS.includes(kind)) return `there is no kind "${String(kind)}"; there are ${COLUMN_KINDS.slice(1).join(", ")}`;
  if (typeof spec.width === "string" ? !Object.hasOwn(COLUMN_WIDTHS, spec.width) : spec.width !== undefined && !(spec.width >= 20 && spec.width <= 4_000)) {
    return `width is ${JSON.stringify(spec.width)}; write CSS pixels from 20 to 4000, or "small", "medium", "large"`;
  }
  if (spec.alignment !== undefined && !["left", "center", "right"].includes(spec.alignment)) return `alignment is "${String(spec.alignment)}"; write "left", "center" or "right"`;
  return boundsProblem(spec) ?? formatted(spec) ?? texts(spec) ?? options(spec) ?? defaultProblem(spec);
}

function boundsProblem(spec: ColumnSpec): string | undefined {
  if (!("min" in spec || "max" in spec || "step" in spec)) return undefined;
  const { min, max } = spec;
  const is = MOMENTS[spec.kind as keyof typeof MOMENTS] as (typeof MOMENTS)[keyof typeof MOMENTS] | undefined;
  for (const [name, bound] of [["min", min], ["max", max]] as const) {
    if (bound === undefined) continue;
    if (is && !is.is(bound)) return `${name} is ${JSON.stringify(bound)}; write ${is.written}`;
    if (!is && !(typeof bound === "number" && Number.isFinite(bound))) return `${name} is ${String(bound)}; write a number`;
  }
  if (min !== undefined && max !== undefined && min > max) return `min (${min}) is above max (${max})`;
  if ("step" in spec && spec.step !== undefined && !(spec.step > 0 && Number.isFinite(spec.step))) return `step is ${spec.step}; it has to be above 0`;
  return undefined;
}

const MOMENTS = {
  date: { is: isDay, written: "days as YYYY-MM-DD" },
  time: { is: isTime, written: "times as HH:MM" },
  datetime: { is: isDateTime, written: "days and times as YYYY-MM-DDTHH:MM" },
} as const;

function formatted(spec: ColumnSpec): string | undefined {
  if ("zone" in spec && spec.zone !== undefined && !isZone(spec.zone)) return `zone is "${spec.zone}"; write the name of a time zone, as "Europe/Paris"`;
  if (!("format" in spec) || spec.format === undefined) return undefined;
  const { format } = spec;
  const moment = MOMENTS[spec.kind as keyof typeof MOMENTS] !== undefined;
  if (typeof format === "object" && !moment) return formatProblem(format as NumberFormat);
  const known = typeof format === "string" && MOMENT_STYLES.includes(format) && (moment || spec.kind === undefined || spec.kind === "auto");
  if (known) return undefined;
  return moment
    ? `format is ${JSON.stringify(format)}; write one of ${MOMENT_STYLES.join(", ")}`
    : `format is ${JSON.stringify(format)}; write { style: "percent" } and the like, or "%.2f kg"`;
}

function texts(spec: ColumnSpec): string | undefined {
  for (const name of ["pattern", "textPattern"] as const) {
    const pattern: unknown = name in spec ? (spec as { readonly [key: string]: unknown })[name] : undefined;
    if (pattern !== undefined && !isRegExp(pattern)) return `"${String(pattern)}" is no regular expression`;
  }
  if ("maxChars" in spec && spec.maxChars !== undefined && !(spec.maxChars >= 1)) return `maxChars is ${spec.maxChars}; it has to be at least 1`;
  return undefined;
}

function options(spec: ColumnSpec): string | undefined {
  if (spec.kind !== "select" && spec.kind !== "multiselect") return undefined;
  if (!Array.isArray(spec.options)) return `it needs options: column.${spec.kind}(["one", "other"])`;
  const seen = new Set<unknown>();
  for (const { value, label } of spec.options) {
    if (!["string", "number", "boolean"].includes(typeof value)) return `the option ${JSON.stringify(value) ?? typeof value} is no text, number or truth`;
    if (seen.has(value)) return `two options are both ${JSON.stringify(value)}`;
    if (typeof label !== "string") return `the option ${JSON.stringify(value)} has no label`;
    seen.add(value);
  }
  return undefined;
}

function defaultProblem(spec: ColumnSpec): string | undefined {
  if (!("default" in spec) || spec.default === undefined || spec.default === null) return undefined;
  const fault = cellFault(spec, spec.default);
  return fault === undefined ? undefined : `the default ${JSON.stringify(spec.default)} is no value of this column (${fault.kind})`;
}

function isRegExp(pattern: unknown): boolean {
  try {
    return typeof pattern === "string" && new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
