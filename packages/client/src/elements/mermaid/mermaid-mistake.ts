import { diagramTexts } from "../../texts/diagram.ts";

/** What Mermaid leaves out before it counts lines: settings between lines of dashes, remarks, directives and blank lines. */
const BEFORE = /^\s*(?:---[^\S\n]*\n[^]*?\n\s*---[^\S\n]*\n)?(?:\s*%%(?:\{[^]*?\}%%|[^{\n][^\n]*\n))*\s*/;
const COUNTED = / on line (\d+)/;
const REMARK = /^\s*%%[^{]/;

/** What is wrong in a diagram, in the reader's words; the cause is what Mermaid said, with the lines as the diagram's writer counts them. */
export function mermaidMistake(source: string, cause: unknown): Error {
  if (!(cause instanceof Error)) return new Error(diagramTexts.unreadable, { cause });
  if (cause.name === "UnknownDiagramError") return new Error(diagramTexts.noKind, { cause });
  const said = cause.message.replaceAll(new RegExp(COUNTED, "g"), (_, counted: string) => ` on line ${lineMeant(source, Number(counted))}`);
  const line = COUNTED.exec(said)?.[1];
  return new Error(line === undefined ? diagramTexts.unreadable : diagramTexts.line(Number(line)), { cause: new Error(said) });
}

/** The line as its writer counts it, from 1: Mermaid counts what it left over, and blank lines behind the last one. */
function lineMeant(source: string, counted: number): number {
  const lines = source.replaceAll(/\r\n?/g, "\n").split("\n");
  const skipped = (BEFORE.exec(lines.join("\n"))?.[0] ?? "").split("\n").length - 1;
  const read = lines.flatMap((line, at) => (at < skipped || REMARK.test(line) ? [] : [{ blank: line.trim() === "", number: at + 1 }]));
  return read.slice(0, counted).findLast(({ blank }) => !blank)?.number ?? counted;
}
