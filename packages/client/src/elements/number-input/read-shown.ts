import { readPattern, type NumberFormat } from "@tutti/protocol";
import { readNumber } from "../read-number.ts";

/**
 * Reads what stands in a field whose numbers are written in a format: the words around a number, a unit and a sign of money may stand or
 * be left out, and 40 in a field of shares is 40 %.
 *
 * @returns null where there is nothing, `undefined` where it is no number.
 */
export function readShown(typed: string, format: NumberFormat = {}, locale?: string): number | null | undefined {
  const pattern = format.pattern === undefined ? undefined : readPattern(format.pattern);
  if (pattern) {
    const text = without(typed, pattern.before, pattern.after);
    if (pattern.letter !== "x") return readNumber(text, locale);
    return text === "" ? null : /^-?[0-9a-f]+$/i.test(text) ? Number.parseInt(text, 16) : undefined;
  }
  const text = without(typed, "", format.unit ?? "");
  switch (format.style) {
    case "percent": {
      const share = readNumber(text.replace(/[%٪]/u, ""), locale);
      return typeof share === "number" ? Number((share / 100).toPrecision(15)) : share;
    }
    case "currency":
    case "accounting": {
      const owed = /^\(.*\)$/u.test(text);
      const sum = readNumber(text.replaceAll(/[()\p{Sc}]|[A-Z]{2,3}/gu, ""), locale);
      return typeof sum === "number" && owed ? -sum : sum;
    }
    default:
      return readNumber(text, locale);
  }
}

function without(typed: string, before: string, after: string): string {
  const text = typed.trim();
  const [start, end] = [before.trim(), after.trim()];
  const rest = start !== "" && text.startsWith(start) ? text.slice(start.length) : text;
  return (end !== "" && rest.endsWith(end) ? rest.slice(0, -end.length) : rest).trim();
}
