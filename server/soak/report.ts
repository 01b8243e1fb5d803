import type { Soaked, SoakRow } from "./soak.ts";

const MB = 1_048_576;
const mb = (bytes: number): string => (bytes / MB).toFixed(0);
const kb = (bytes: number): string => (bytes / 1_024).toFixed(0);

/** What a soak came to, as a page of the documentation. */
export function soakPage({ rows, edits, presses, spells, problems, settled }: Soaked, people: number, machine: string): string {
  const shown = rows.filter((row, n) => row.killed || n === rows.length - 1 || row.at % 60 < (rows[1]?.at ?? 60));
  const kills = rows.filter(({ killed }) => killed).length;
  return `# The soak

\`npm run soak\` lets ${people} people work in one room for ten minutes without a pause: they type, set values, tick, write in a
table, take back, and press a button that counts. Each is the page's own room client on a real socket. All but one lose
their network again and again, for up to half a minute, and go on working; ${kills} times the server is ended by \`kill -9\` and started
again. This page is what the command wrote, on ${machine}.

${edits.toLocaleString("en")} things were done, ${presses.toLocaleString("en")} of them presses, through ${spells} spells without a network and ${kills} kills of the server.
${(settled / 1_000).toFixed(1)} s after the last, everybody had the same document, every word that was typed stood there once, and
every press was counted once, or its author was told that it was interrupted: ${problems.length === 0 ? "**nothing was lost**" : `**${problems.length} things did not hold**: ${problems.slice(0, 5).join("; ")}`}.

![Memory and sizes over time](images/soak.svg)

| minute | online | things done | server (MiB) | scripts (MiB) | document (kB) | log (kB) | |
|--:|--:|--:|--:|--:|--:|--:|---|
${shown.map((row) => `| ${(row.at / 60).toFixed(1)} | ${row.online} | ${row.edits.toLocaleString("en")} | ${mb(row.server)} | ${mb(row.scripts)} | ${kb(row.document)} | ${kb(row.log)} | ${row.killed ? "killed" : ""} |`).join("\n")}

The last row is at rest, when the last had come back. The memory is what the kernel counts as resident; after a kill it is a new process's. The document is the room's as one
update; the log holds its history as well.
`;
}

const [WIDTH, HEIGHT, LEFT, GAP] = [720, 150, 70, 40];

/** The same as a picture: memory above, sizes below. */
export function soakPicture(rows: readonly SoakRow[]): string {
  const panels = [
    { title: "Memory (MiB)", lines: [["server", "#0b6bcb", (row: SoakRow) => row.server / MB], ["scripts", "#b45309", (row: SoakRow) => row.scripts / MB]] },
    { title: "Sizes (kB)", lines: [["document", "#0b6bcb", (row: SoakRow) => row.document / 1_024], ["log", "#b45309", (row: SoakRow) => row.log / 1_024]] },
  ] as const;
  const last = rows.at(-1)?.at || 1;
  const x = (row: SoakRow): number => LEFT + ((WIDTH - LEFT - 90) * row.at) / last;
  const height = panels.length * (HEIGHT + GAP) + 20;
  const parts = panels.map(({ title, lines }, n) => {
    const top = n * (HEIGHT + GAP) + 25;
    const most = Math.max(1, ...rows.flatMap((row) => lines.map(([, , value]) => value(row))));
    const y = (value: number): number => top + HEIGHT - (HEIGHT * value) / most;
    const kills = rows.filter(({ killed }) => killed).map((row) => `<line x1="${x(row).toFixed(1)}" x2="${x(row).toFixed(1)}" y1="${top}" y2="${top + HEIGHT}" stroke="#888" stroke-dasharray="3 3"/>`);
    const drawn = lines.map(([name, colour, value]) => {
      const points = rows.map((row) => `${x(row).toFixed(1)},${y(value(row)).toFixed(1)}`).join(" ");
      const end = rows.at(-1);
      return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/><text x="${WIDTH - 84}" y="${end ? (y(value(end)) + 4).toFixed(1) : top}" fill="${colour}">${name}</text>`;
    });
    return `<text x="${LEFT}" y="${top - 8}" font-weight="600">${title}</text><path d="M${LEFT} ${top}V${top + HEIGHT}H${WIDTH - 90}" fill="none" stroke="#888"/>`
      + `<text x="${LEFT - 8}" y="${top + 10}" text-anchor="end">${most.toFixed(0)}</text><text x="${LEFT - 8}" y="${top + HEIGHT}" text-anchor="end">0</text>${kills.join("")}${drawn.join("")}`;
  });
  const minutes = Array.from({ length: Math.floor(last / 60) + 1 }, (_, n) => `<text x="${(LEFT + ((WIDTH - LEFT - 90) * n * 60) / last).toFixed(1)}" y="${height - 4}" text-anchor="middle">${n}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#333" role="img" aria-label="Memory of the server and its scripts, and sizes of document and log, by minutes; dashed lines are kills">`
    + `<rect width="${WIDTH}" height="${height}" fill="#fff"/>${parts.join("")}${minutes.join("")}</svg>\n`;
}
