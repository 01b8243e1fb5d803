import { formatProblem, type NumberFormat } from "@tutti/protocol/script";
import { numberFormat, type NumberFormatOption } from "../column.ts";
import type { Sketch } from "../pen.ts";

/** How an author wrote that numbers are shown, as it travels; what makes no sense stops the script. */
export function writtenFormat(pen: Pick<Sketch, "fail">, what: string, written: NumberFormatOption | undefined): NumberFormat | undefined {
  if (written === undefined) return undefined;
  const format = numberFormat(written);
  const problem = formatProblem(format);
  return problem === undefined ? format : pen.fail(`${what}: ${problem}`);
}
