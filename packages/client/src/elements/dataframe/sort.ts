/** By which column the rows are ordered, by its name: a new table may have it elsewhere. */
export interface Sort {
  readonly name: string;
  readonly descending: boolean;
}

/** By which columns, the first one first. */
export type Sorts = readonly Sort[];

/**
 * A press on a column's name: ascending, then descending, then as the rows came.
 *
 * @param add whether the columns that are sorted by already stay.
 */
export function nextSort(before: Sorts, name: string, add = false): Sorts {
  const now = before.find((sort) => sort.name === name);
  const next: Sort | undefined = now === undefined ? { name, descending: false } : now.descending ? undefined : { name, descending: true };
  if (!add) return next && (now === undefined || before.length === 1) ? [next] : now !== undefined && before.length > 1 ? [{ name, descending: !now.descending }] : [];
  if (now === undefined) return [...before, { name, descending: false }];
  return next ? before.map((sort) => (sort.name === name ? next : sort)) : before.filter((sort) => sort.name !== name);
}

/** Sorted by this column alone, in this direction. */
export const sortedBy = (name: string, descending: boolean): Sorts => [{ name, descending }];
