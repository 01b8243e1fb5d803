import type { Shown } from "./columns.ts";
import { csv, fileName, type Rows } from "./export.ts";

/** Saves what is shown as a CSV file. */
export async function download(columns: readonly Shown[], rows: Rows, label: string | undefined): Promise<void> {
  const pieces: string[] = [];
  for await (const piece of csv(columns.map(({ column }) => column), columns.map((shown) => shown.label), rows)) pieces.push(piece);
  const address = URL.createObjectURL(new Blob(pieces, { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName(label);
  link.click();
  // The browser has taken the file up by the next turn; until then its address has to hold.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
