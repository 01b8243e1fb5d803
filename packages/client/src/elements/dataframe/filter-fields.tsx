import { createEffect, createMemo, For, on, onCleanup, Show, untrack, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import { readNumber } from "../read-number.ts";
import { filterKind, type Filter, type FilterKind } from "../table-data/row-filter.ts";
import type { Shown } from "./columns.ts";

interface FilterProps {
  readonly shown: Shown;
  readonly rows: number;
  /** Whether all rows are here. */
  readonly whole: boolean;
  readonly filter: Filter | undefined;
  readonly onFilter: (filter: Filter | undefined) => void;
}

/** Which rows are shown, by one column: bounds, some of a few values, or a text. Takes effect while it is filled in. */
export function FilterFields(props: FilterProps): JSX.Element {
  const kind = createMemo(() => filterKind(props.shown.column, props.rows, props.whole));
  const range = () => only(kind(), "range");
  const values = () => only(kind(), "values");
  return (
    <fieldset class="column-menu-group column-filter">
      <legend class="label">{texts.filter}</legend>
      <Show when={kind().kind === "text"}><Words {...props} /></Show>
      <Show when={range()}>{(bounds) => <Bounds {...props} days={bounds().days} />}</Show>
      <Show when={values()}>{(few) => <Values {...props} values={few().values} />}</Show>
      <Show when={props.filter}>
        <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => props.onFilter(undefined)}>{texts.filterClear}</button>
      </Show>
    </fieldset>
  );
}

const only = <Kind extends FilterKind["kind"]>(kind: FilterKind, wanted: Kind): Extract<FilterKind, { kind: Kind }> | undefined =>
  (kind.kind === wanted ? (kind as Extract<FilterKind, { kind: Kind }>) : undefined);

/** What is typed stays as it is typed; a field is emptied where its filter was taken away. */
function emptied(filter: () => Filter | undefined, fields: () => readonly (HTMLInputElement | undefined)[]): void {
  createEffect(on(filter, (now) => {
    if (now === undefined) for (const field of fields()) if (field && field !== document.activeElement) field.value = "";
  }, { defer: true }));
}

/** Calls when the typing rests. */
function rested(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 160);
  };
}

function Words(props: FilterProps): JSX.Element {
  let field: HTMLInputElement | undefined;
  const say = rested(() => {
    const text = field?.value ?? "";
    props.onFilter(text.trim() === "" ? undefined : { kind: "text", text: text.trim() });
  });
  emptied(() => props.filter, () => [field]);
  const written = untrack(() => (props.filter?.kind === "text" ? props.filter.text : ""));
  return <input class="input" type="search" ref={field} aria-label={texts.filterText(props.shown.label)} placeholder={texts.holds} value={written} onInput={say} />;
}

function Bounds(props: FilterProps & { readonly days: boolean }): JSX.Element {
  let least: HTMLInputElement | undefined;
  let most: HTMLInputElement | undefined;
  const read = (field: HTMLInputElement | undefined, end: boolean): number | undefined => {
    const text = field?.value ?? "";
    if (!props.days) return readNumber(text, navigator.language) ?? undefined;
    const day = Date.parse(`${text}T00:00:00Z`);
    // A day ends when the next one begins.
    return Number.isNaN(day) ? undefined : end ? day + 86_400_000 - 1 : day;
  };
  const say = rested(() => {
    const [min, max] = [read(least, false), read(most, true)];
    props.onFilter(min === undefined && max === undefined ? undefined : { kind: "range", ...(min !== undefined && { min }), ...(max !== undefined && { max }) });
  });
  const shown = (bound: number | undefined): string => (bound === undefined ? "" : props.days ? new Date(bound).toISOString().slice(0, 10) : String(bound));
  emptied(() => props.filter, () => [least, most]);
  const range = untrack(() => (props.filter?.kind === "range" ? props.filter : undefined));
  return (
    <div class="column-filter-bounds">
      <input class="input" type={props.days ? "date" : "text"} inputMode={props.days ? undefined : "decimal"} ref={least} aria-label={texts.filterFrom(props.shown.label)} placeholder={texts.from} value={shown(range?.min)} onInput={say} />
      <input class="input" type={props.days ? "date" : "text"} inputMode={props.days ? undefined : "decimal"} ref={most} aria-label={texts.filterTo(props.shown.label)} placeholder={texts.to} value={shown(range?.max)} onInput={say} />
    </div>
  );
}

function Values(props: FilterProps & { readonly values: readonly (string | number | boolean | null)[] }): JSX.Element {
  const wanted = () => (props.filter?.kind === "values" ? props.filter.values : props.values);
  const name = (value: string | number | boolean | null): string =>
    (value === null ? texts.none : typeof value === "boolean" ? (value ? texts.yes : texts.no) : props.shown.format(value));
  const toggle = (value: string | number | boolean | null, on: boolean): void => {
    const next = props.values.filter((other) => (other === value ? on : wanted().includes(other)));
    props.onFilter(next.length === props.values.length ? undefined : { kind: "values", values: next });
  };
  return (
    <For each={props.values}>
      {(value) => (
        <label class="dataframe-column">
          <input type="checkbox" checked={wanted().includes(value)} onChange={(event) => toggle(value, event.currentTarget.checked)} />
          <span>{name(value)}</span>
        </label>
      )}
    </For>
  );
}
