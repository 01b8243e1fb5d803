/** By which column the rows are ordered, by its name: a new table may have it elsewhere. */
export interface Sort {
  readonly name: string;
  readonly descending: boolean;
}

/** A press on a column's name: ascending, then descending, then as the rows came. */
export function nextSort(before: Sort | undefined, name: string): Sort | undefined {
  if (before?.name !== name) return { name, descending: false };
  return before.descending ? undefined : { name, descending: true };
}
