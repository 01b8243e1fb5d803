import { memberName } from "../documents/layout.ts";
import { cellOfEntry } from "../documents/values.ts";
import type { JsonValue } from "../json.ts";
import { faceOf, isGone, RowEdits, type RowEdit } from "../rows/row-edits.ts";
import { parseRowMember, rowMember, type RowId } from "../rows/row-names.ts";
import type { Contents, RoomContents } from "./contents.ts";
import type { ContentWrite, Difference } from "./diff-rooms.ts";

/**
 * A row of a table that one side deleted while the other wrote in it. By itself what was written keeps a row, as it does among
 * people at one table; two rooms that have gone apart have somebody who can choose.
 */
export interface DeletedRow {
  readonly by: "ours" | "theirs";
  /** What the other side wrote in the row, in short: whoever chooses has seen this. */
  readonly face: string;
}

interface Place {
  readonly table: string;
  readonly row: RowId;
  readonly column: string | undefined;
}

function placeOf(name: string): Place | undefined {
  const { cell, option } = cellOfEntry(name);
  const place = option === undefined ? undefined : parseRowMember(option);
  return place && { table: cell, ...place };
}

/** What stands in a table, row by row. */
function editsOf(contents: Contents, table: string): RowEdits {
  const edits = RowEdits.from([]);
  for (const [name, value] of contents) {
    const { cell, option } = cellOfEntry(name);
    if (cell === table && option !== undefined) edits.put(option, value);
  }
  return edits;
}

/** Makes a choice of it where one side deleted a row and the other wrote in it: of the deletion, if it is theirs, else of what they wrote. */
export function choosingRows(differences: readonly Difference[], ours: RoomContents, theirs: RoomContents): Difference[] {
  const rows = new Map<string, { readonly all: Difference[]; readonly place: Place }>();
  for (const difference of differences) {
    const place = placeOf(difference.name);
    if (!place) continue;
    const id = `${difference.scope}\n${memberName(place.table, rowMember(place.row))}`;
    const row = rows.get(id) ?? { all: [], place };
    row.all.push(difference);
    rows.set(id, row);
  }
  const tables = new Map<string, readonly [RowEdits, RowEdits]>();
  const sides = (scope: Difference["scope"], { table, row }: Place): readonly (RowEdit | undefined)[] => {
    const known = tables.get(`${scope}\n${table}`) ?? [editsOf(ours[scope], table), editsOf(theirs[scope], table)] as const;
    tables.set(`${scope}\n${table}`, known);
    return known.map((edits) => edits.of(row));
  };
  const deleted = new Map<Difference, DeletedRow>();
  for (const { all, place } of rows.values()) {
    const mark = all.find(({ name }) => placeOf(name)?.column === undefined);
    if (!mark) continue;
    const [mine, other] = sides(mark.scope, place);
    const cells = all.filter((one) => one !== mark);
    if (mark.kind === "theirs" && isGone(other) && !isGone(mine) && cells.some(({ kind }) => kind !== "theirs")) deleted.set(mark, { by: "theirs", face: faceOf(mine) });
    else if (mark.kind === "ours" && isGone(mine) && !isGone(other)) for (const cell of cells) if (cell.kind !== "ours") deleted.set(cell, { by: "ours", face: faceOf(other) });
  }
  return differences.map((one) => {
    const row = deleted.get(one);
    return row ? { ...one, kind: "conflict", deleted: row } : one;
  });
}

/** A deletion counts for the row as its author saw it: one that was chosen is of the row as it will be. */
export function deletingRows(writes: readonly ContentWrite[], chosen: ReadonlySet<string>, ours: RoomContents): ContentWrite[] {
  const tables = new Map<string, RowEdits>();
  const after = (scope: ContentWrite["scope"], table: string): RowEdits => {
    const known = tables.get(`${scope}\n${table}`);
    if (known) return known;
    const edits = editsOf(ours[scope], table);
    for (const write of writes) {
      const { cell, option } = cellOfEntry(write.name);
      if (write.scope === scope && cell === table && option !== undefined) edits.put(option, write.value);
    }
    tables.set(`${scope}\n${table}`, edits);
    return edits;
  };
  return writes.map((write) => {
    const place = chosen.has(`${write.scope}\n${write.name}`) ? placeOf(write.name) : undefined;
    if (!place) return write;
    const edits = after(write.scope, place.table);
    return { ...write, value: { ...(write.value as { readonly [key: string]: JsonValue }), gone: faceOf(edits.of(place.row)) } };
  });
}
