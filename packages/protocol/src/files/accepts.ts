import { extensionOf } from "./file-name.ts";
import { fileType, typeByName } from "./file-type.ts";
import { pixelProblem } from "./picture-size.ts";

/** What an upload takes: `.csv`, `image/*` or `application/pdf`, in small letters. All files where absent. */
export type FileRules = readonly string[];

const RULE = /^(?:\.[\p{L}\p{N}_-]{1,15}|[a-z]+\/(?:\*|[a-z0-9.+-]+))$/u;

/** Whether a text is a rule for files. */
export const isFileRule = (text: string): boolean => RULE.test(text);

const matches = (rule: string, name: string, type: string | undefined): boolean =>
  rule.startsWith(".") ? extensionOf(name) === rule : rule.endsWith("/*") ? type?.startsWith(rule.slice(0, -1)) === true : type === rule;

/**
 * Why a file is not taken, by its name alone: what its page can tell before a byte is sent.
 *
 * @returns the sentence's end, for people: `only .csv and .xlsx files are taken here`.
 */
export function nameProblem(rules: FileRules | undefined, name: string): string | undefined {
  return rules === undefined || nameFits(rules, name) ? undefined : `only ${listed(rules)} files are taken here`;
}

/** Whether a file may be one of those that are taken, by its name alone. */
export function nameFits(rules: FileRules, name: string): boolean {
  if (rules.length === 0) return true;
  const type = typeByName(name);
  // A name that says nothing may still be of the right type: that is seen when its first bytes are here.
  const open = type === undefined && rules.some((rule) => !rule.startsWith("."));
  return open || rules.some((rule) => matches(rule, name, type));
}

/**
 * Why a file is not taken, now that its first bytes are here: it is not what its name says, or a picture too large to draw.
 *
 * @param head its first 64 kB, or all of it.
 */
export function contentProblem(rules: FileRules | undefined, name: string, head: Uint8Array): string | undefined {
  const type = fileType(name, head);
  const pixels = type.startsWith("image/") ? pixelProblem(head) : undefined;
  if (pixels !== undefined) return pixels;
  if (rules === undefined || rules.length === 0) return undefined;
  const said = typeByName(name);
  const isRight = rules.some((rule) => matches(rule, name, type) && (!rule.startsWith(".") || said === undefined || said === type));
  if (isRight) return undefined;
  return rules.some((rule) => matches(rule, name, said)) ? `its content is not that of a ${extensionOf(name)} file` : `only ${listed(rules)} files are taken here`;
}

const listed = (rules: FileRules): string =>
  rules.length < 2 ? String(rules[0]) : `${rules.slice(0, -1).join(", ")} and ${rules.at(-1)}`;

/** A number of bytes in words, for sentences that no page has formatted. */
export function bytesInWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let n = bytes;
  let unit = 0;
  while (n >= 1_000 && unit < units.length - 1) {
    n /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? n : Number(n.toPrecision(3))} ${units[unit]}`;
}
