/**
 * One line of a table for spreadsheets. A name that begins like a formula would be run by whoever opens the file: it gets a stroke
 * before it, which spreadsheets read as "this is a text".
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => {
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }).join(",")}\r\n`;
}
