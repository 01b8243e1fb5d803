import { isAddedRow, isGone, Sheet, type JsonValue, type RowEdit, type RowEdits, type SheetCell, type SheetColumn, type SheetRow, type ColumnType, mayDelete, mayAdd, parseRowMember, type RowsMode } from "@tutti/protocol/script";
import type { EditChange, Edited, EditProblem } from "../data-editors.ts";
import type { EditedData } from "./edited-data.ts";

type Row = { readonly [column: string]: unknown };

/** A table with its edits, worked out as far as it is asked for. */
export class EditedTable implements Edited<Row> {
  readonly reset: () => void;
  readonly #data: EditedData;
  readonly #edits: RowEdits;
  readonly #sheet: Sheet;
  readonly #names: readonly string[];
  readonly #types: ReadonlyMap<string, ColumnType>;
  #rows: readonly Row[] | undefined;
  #changes: readonly EditChange<Row>[] | undefined;
  #problems: readonly EditProblem[] | undefined;
  #members: readonly string[] = [];

  constructor(data: EditedData, edits: RowEdits, mode: RowsMode, columns: readonly SheetColumn[], reset: () => void) {
    this.#data = data;
    this.#edits = edits;
    this.reset = reset;
    this.#names = columns.map(({ name }) => name);
    this.#types = new Map(data.data.columns.map(({ name, type }) => [name, type]));
    this.#sheet = new Sheet(data.base, edits, mode, columns, edits.rows.size > 0 ? data.places() : undefined);
  }

  get rows(): readonly Row[] {
    this.#rows ??= Array.from(this.#shown(), (row) => this.#row(row));
    return this.#rows;
  }

  get changes(): readonly EditChange<Row>[] {
    this.#changes ??= this.#inOrder().flatMap((edit) => this.#changesOf(edit));
    return this.#changes;
  }

  get problems(): readonly EditProblem[] {
    this.#problems ??= this.#inOrder().flatMap((edit) => this.#problemsOf(edit));
    return this.#problems;
  }

  /** Says which members of the table were written in just now. */
  note(members: readonly string[]): void {
    this.#members = members;
  }

  /** The changes that were made just now. What was taken back is no change any more. */
  get justMade(): readonly EditChange<Row>[] {
    const places = new Set(this.#members.flatMap((member) => {
      const place = parseRowMember(member);
      return place ? [placeName(shownId(place.row), place.column)] : [];
    }));
    return this.changes.filter((change) => {
      switch (change.kind) {
        case "edit":
        case "orphan":
          return places.has(placeName(change.id, change.column));
        case "delete":
          return places.has(placeName(change.id, undefined));
        case "add":
          return places.has(placeName(change.id, undefined)) || this.#names.some((name) => places.has(placeName(change.id, name)));
      }
    });
  }

  *#shown(): Generator<SheetRow> {
    const sheet = this.#sheet;
    for (let i = 0; i < sheet.rows; i++) {
      const row = sheet.row(i);
      if (row && sheet.isWhole(row)) yield row;
    }
  }

  #row(row: SheetRow): Row {
    const given = row.base === undefined ? undefined : (this.#data.row(row.base) as Row);
    if (given && !row.edit) return given;
    const edited = this.#names.flatMap((name) => {
      const cell = this.#sheet.cell(row, name);
      return given && !cell.edited ? [] : [[name, this.#value(name, cell.value)] as const];
    });
    return edited.length === 0 && given ? given : { ...given, ...Object.fromEntries(edited) };
  }

  /** As the author's data have such values: dates where there are dates. */
  #value(name: string, value: JsonValue): unknown {
    const type = this.#types.get(name);
    return (type === "date" || type === "datetime") && (typeof value === "number" || typeof value === "string") ? new Date(value) : value;
  }

  #inOrder(): RowEdit[] {
    const after = this.#data.base.rows;
    const place = ({ id }: RowEdit): number => (isAddedRow(id) ? after + (this.#sheet.indexOf(id) ?? after) : (this.#sheet.baseIndex(id) ?? Number.MAX_SAFE_INTEGER));
    return [...this.#edits.rows.values()].map((edit) => [place(edit), edit] as const).sort(([a], [b]) => a - b).map(([, edit]) => edit);
  }

  #changesOf(edit: RowEdit): EditChange<Row>[] {
    const id = shownId(edit.id);
    const base = isAddedRow(edit.id) ? undefined : this.#sheet.baseIndex(edit.id);
    if (isAddedRow(edit.id) && edit.mark?.at !== undefined) {
      const row = this.#rowOf(edit);
      return row && mayAdd(this.#sheet.mode) && this.#sheet.isWhole(row) ? [{ kind: "add", id, row: this.#row(row), by: edit.mark.by }] : [];
    }
    if (base === undefined) return [...edit.cells].map(([column, { is, by }]) => ({ kind: "orphan", id, column, value: is, by }));
    if (mayDelete(this.#sheet.mode) && isGone(edit)) return [{ kind: "delete", id, row: this.#data.row(base) as Row, by: edit.mark?.by }];
    const row: SheetRow = { id: edit.id, base, edit };
    return [...edit.cells].flatMap(([column, { is, by }]): EditChange<Row>[] => {
      if (!this.#sheet.column(column)) return [{ kind: "orphan", id, column, value: is, by }];
      const cell = this.#sheet.cell(row, column);
      if (!cell.edited) return [];
      return [{ kind: "edit", id, row: this.#row(row), column, value: this.#value(column, cell.value), before: (this.#data.row(base) as Row)[column] ?? null, by }];
    });
  }

  #problemsOf(edit: RowEdit): EditProblem[] {
    const row = this.#rowOf(edit);
    if (!row) return [];
    return this.#names.flatMap((column) => {
      const problem = problemIn(this.#sheet.cell(row, column));
      return problem ? [{ id: shownId(edit.id), column, ...problem }] : [];
    });
  }

  /** The row that edits belong to, as it is shown; `undefined` where it is not. */
  #rowOf(edit: RowEdit): SheetRow | undefined {
    const index = this.#sheet.indexOf(edit.id);
    return index === undefined ? undefined : this.#sheet.row(index);
  }
}

function problemIn({ refused, missing, by }: SheetCell): Pick<EditProblem, "value" | "fault" | "by"> | undefined {
  if (refused) return { ...refused, by };
  return missing ? { value: null, fault: { kind: "required" }, by } : undefined;
}

/** What the author calls a row: without our sign before it. */
const shownId = (id: string): string => (isAddedRow(id) ? id : id.slice(1));

const placeName = (id: string, column: string | undefined): string => `${id}\u0000${column ?? ""}`;
