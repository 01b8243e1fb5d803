/** One line of the table: a figure, the peer that was measured in the same call, and the aim. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly unit: string;
  /** What stands beside it, and its figure in the same unit. */
  readonly peer?: { readonly name: string; readonly value: number };
  /** The bound in words, and whether it holds. A row without one is for scale. */
  readonly aim?: { readonly text: string; readonly met: boolean };
  /** What a reader has to know to judge the figure. */
  readonly note?: string;
}

/** A group of rows that are measured together. `quick` asks for fewer samples. */
export interface Measure {
  readonly name: string;
  run(options: { readonly quick: boolean; readonly say: (text: string) => void }): Promise<readonly Row[]>;
}

/** Three significant digits, without an exponent. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "not measured";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

const aimCell = (row: Row): string => (row.aim ? `${row.aim.text}: **${row.aim.met ? "met" : "missed"}**` : "for scale");

/** The table in Markdown, which reads well in a terminal too. */
export function table(rows: readonly Row[]): string {
  const head = ["what", "Tutti", "peer", "ratio", "aim", "note"];
  const lines = rows.map((row) => [
    row.name,
    `${figure(row.ours)} ${row.unit}`,
    row.peer ? `${figure(row.peer.value)} ${row.unit} (${row.peer.name})` : "none",
    row.peer ? `${figure(row.ours / row.peer.value)} ×` : "",
    aimCell(row),
    row.note ?? "",
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const print = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [print(head), print(widths.map((width) => "-".repeat(width))), ...lines.map(print)].join("\n");
}
