import { formatter } from "./format.ts";

/**
 * Reads a number as somebody typed it: in their locale's way, or the plain one.
 *
 * @returns null where there is nothing but space, `undefined` where it is no number.
 */
export function readNumber(typed: string, locale?: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/gu, "").replace(/[−–]/gu, "-");
  if (text === "") return null;
  const parts = formatter(locale, {}).formatToParts(-12345.6);
  const group = parts.find((part) => part.type === "group")?.value.replace(/[\u00a0\u202f]/gu, "") ?? "";
  const decimal = parts.find((part) => part.type === "decimal")?.value ?? ".";
  const grouped = group !== "" && new RegExp(`^[-+]?\\d{1,3}(?:${escape(group)}\\d{3})+(?:${escape(decimal)}\\d*)?$`, "u").test(text);
  const plain = (grouped ? text.replaceAll(group, "") : text).replace(decimal, ".");
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/iu.test(plain) ? Number(plain) : undefined;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
