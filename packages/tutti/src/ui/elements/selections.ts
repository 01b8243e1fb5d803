import { AREA_MEMBER, areaEntry, pointEntry, pointMember, readArea, type JsonValue, type PersonId, type PointName, type Selection } from "@tutti/protocol/script";
import type { ChartSelectOptions } from "../charts.ts";
import type { ValueOptions } from "../widget-options.ts";

/** The options of a selection, as every input has them. */
export function selectOptions<V>(options: Omit<Partial<ChartSelectOptions<V>>, "select"> & { readonly key?: string }): ValueOptions<V> {
  const { key, disabled, editableBy, help, run, onSelect } = options;
  const said = { key, disabled, editableBy, help, run, onChange: onSelect };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as ValueOptions<V>;
}

/** Those who selected, each once. */
export function selectedBy({ points, area }: Selection): readonly PersonId[] {
  const by = [...points.map((point) => point.by), area?.by];
  return [...new Set(by.filter((person) => person !== undefined))];
}

/** What is stored where a script sets a selection: `{ points }`, `{ area }`, or null for nothing. */
export function encodeSelection(value: unknown): JsonValue | undefined {
  if (value === null || value === undefined) return [[AREA_MEMBER, null]];
  if (typeof value !== "object") return undefined;
  const points: unknown = "points" in value ? value.points : [];
  const area = "area" in value && value.area !== undefined ? readArea(value.area as JsonValue) : null;
  if (!Array.isArray(points) || area === undefined || !points.every((point) => typeof point === "object" && point !== null)) return undefined;
  return [
    ...points.map((point: PointName): JsonValue => [pointMember(point), pointEntry(point, undefined)]),
    [AREA_MEMBER, area === null ? null : areaEntry(area, undefined)],
  ];
}
