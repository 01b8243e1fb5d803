import { coEditedCell, isSecretCell, secretCell, valueOf, type JsonValue, type Scope, type WidgetKey, type WidgetKind } from "@tutti/protocol/script";
import type { ValueWidget } from "../ui/pen.ts";
import type { WidgetOptions } from "../ui/widget-options.ts";
import { callSite, shownSite } from "./call-site.ts";
import { cellId, type CellId, type CellPlace } from "./cells.ts";
import { clearTable } from "./clear-table.ts";
import type { Execution } from "./execution.ts";
import type { WidgetRecord, WidgetValue } from "./registry.ts";

/** Which document holds it: a person's own inside a private block, else as its author says. */
export const scopeOf = ({ part }: Execution, { editableBy }: WidgetOptions, own?: "me"): Scope =>
  part.person || own ? "me" : editableBy === "owner" ? "owner" : "room";

/** Where a widget's value lies (of a text: as it is written, or where `live` is false as it was committed), and how it is read and written, with its types folded away. */
export function describeValue<K extends WidgetKind, Stored, V>(
  execution: Execution, key: WidgetKey, widget: ValueWidget<K, Stored, V>, live: boolean,
): { readonly value: WidgetValue; readonly place: CellPlace; readonly cell: CellId; read(stored: JsonValue | undefined): V } {
  const { rule, props, options, decode, noteMembers } = widget;
  const { person } = execution.part;
  const place: CellPlace = { scope: scopeOf(execution, options, widget.scope), ...(person && { person: person.id }), key: rule.storage === "secret" ? secretCell(key) : live ? (coEditedCell(rule.storage, key) ?? key) : key };
  const cell = cellId(place);
  const read = (stored: JsonValue | undefined): V => decode(valueOf(rule, props, stored), () => clearTable(execution, place, stored));
  const encode = (value: unknown): JsonValue | undefined => {
    const json = widget.encode(value);
    return json === undefined || rule.accept(props, json) === undefined ? undefined : json;
  };
  const initial = rule.storage === "rows" ? null : (widget.encode(read(undefined)) ?? null);
  const { onChange } = options;
  const notify: WidgetValue["notify"] = onChange && ((value, previous, by, members) => {
    const now = read(value);
    noteMembers?.(now, members);
    return onChange(now, { by, previous: read(previous) });
  });
  return { value: { cell, place, initial, isTable: rule.storage === "rows", read, encode, notify }, place, cell, read };
}

/**
 * Enters a widget that is being drawn, and lets a value that was set for it before take effect.
 *
 * @returns what is wrong; `null` if nothing was ever known of this key, `undefined` otherwise.
 */
export function enterWidget(
  execution: Execution, key: WidgetKey, { kind, form, value, hear }: Pick<WidgetRecord, "kind" | "form" | "value" | "hear">,
): { readonly message: string; readonly hint: string } | null | undefined {
  const { pass, part } = execution;
  const { scene } = pass;
  const site = callSite();
  const elsewhere = scene.registry.drawn(key, part.person?.id);
  // One key on several pages is one widget there, which a slider and a select cannot be.
  const other = scene.registry.drawn(key, part.person?.id, part.page) ?? (elsewhere?.kind === kind ? undefined : elsewhere);
  if (other) {
    const [here, there] = [shownSite(site, scene.ports.files), shownSite(other.site, scene.ports.files)];
    return {
      message: `Two widgets are filed under "${key}": ${other.kind} at ${there}, and ${kind} at ${here}`,
      hint: `Give one of them its own "key", as in { key: "${kind}-2" }`,
    };
  }
  const record: WidgetRecord = { key, kind, part, site, form, value, hear };
  const fresh = scene.registry.add(record);
  if (fresh) pass.fresh.push(record);
  const set = pass.pending.get(key);
  if (set && value && set.person === part.person?.id) {
    pass.pending.delete(key);
    const json = value.encode(set.value);
    if (isSecretCell(value.place.key)) return { message: `setValue("${key}"): ${NO_PASSWORD}`, hint: "Take the call out" };
    if (json === undefined) return { message: `setValue("${key}"): ${shown(set.value)} is no value of this ${kind}`, hint: "Set a value that the widget could have" };
    pass.write(value.place, json, part);
  }
  return fresh ? null : undefined;
}

/** What was handed over is not in the sentence: it would be on the page of everybody. */
export const NO_PASSWORD = "a password is set by its person alone";

/** A value in a message, cut short. */
export function shown(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80);
  } catch {
    return "the value";
  }
}
