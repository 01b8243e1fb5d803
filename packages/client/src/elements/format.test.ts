import { expect, test } from "vitest";
import { formatDay, formatExact, formatNumber } from "./format.ts";
import { readShown } from "./number-input/read-shown.ts";
import { readNumber } from "./read-number.ts";

test.each([
  [231_083, {}, "en", "231,083"], [231_083.5, {}, "de", "231.083,5"], [0.782, { style: "percent" }, "en", "78.2%"], [11.4, { digits: 1, unit: "min" }, "en", "11.4\u00a0min"],
  [1_500_000, { style: "compact" }, "en", "1.5M"], [2_048, { style: "bytes" }, "en", "2 kB"], [0.000_123_4, {}, "en", "0.0001234"], [0.1 + 0.2, {}, "en", "0.3"],
  [1234.5, { style: "currency", currency: "EUR" }, "en", "€1,234.50"], [0, { style: "bytes" }, "en", "0 byte"],
] as const)("[UI-10] %d as %o in %s", (value, format, locale, text) => {
  expect(formatNumber(value, format, locale)).toBe(text);
});

test("[UI-10] a field shows every digit, and no separator in a year", () => {
  expect(formatExact(0.1 + 0.2, {}, "en")).toBe("0.3");
  expect(formatExact(3.141_592_653, {}, "en")).toBe("3.141592653");
  expect(formatExact(1958, {}, "en")).toBe("1958");
  expect(formatExact(20_000, {}, "en")).toBe("20,000");
  expect(formatExact(5, { unit: "min" }, "en")).toBe("5");
});

test.each([
  ["1,234.5", "en", 1234.5], ["1.234,5", "de", 1234.5], ["1234.5", "en", 1234.5], ["12,5", "de", 12.5], ["1 234,5", "fr", 1234.5], ["−3", "en", -3], [".5", "en", 0.5], ["1e3", "en", 1000],
  ["1,2", "en", undefined], ["twelve", "en", undefined], ["1.2.3", "en", undefined], ["", "en", null], ["  ", "en", null],
] as const)("[UI-11] %j typed in %s", (typed, locale, value) => {
  expect(readNumber(typed, locale)).toBe(value);
});

test.each([
  ["45 %", { style: "percent" }, "en", 0.45], ["45", { style: "percent" }, "en", 0.45], ["7,5\u00a0%", { style: "percent" }, "de", 0.075], ["12 km", { pattern: "%d km" }, "en", 12], ["12", { pattern: "%d km" }, "en", 12],
  ["No. 7", { pattern: "No. %d" }, "en", 7], ["ff", { pattern: "%x" }, "en", 255], ["$1,234.50", { style: "currency" }, "en", 1234.5], ["1.234,50 €", { style: "currency", currency: "EUR" }, "de", 1234.5],
  ["CHF 20", { style: "currency", currency: "CHF" }, "en", 20], ["($5.00)", { style: "accounting" }, "en", -5], ["20 min", { unit: "min" }, "en", 20], ["20 h", { unit: "min" }, "en", undefined], ["", { pattern: "%d km" }, "en", null],
] as const)("[UI-11] %j typed in a field of %o in %s", (typed, format, locale, value) => {
  expect(readShown(typed, format, locale)).toBe(value);
});

test("[UI-11] what a field shows in its format can be read back", () => {
  for (const format of [{ style: "percent" }, { style: "currency", currency: "EUR" }, { style: "accounting" }, { pattern: "%.2f kg" }, { pattern: "%% %d" }, { unit: "min" }] as const) {
    for (const locale of ["en", "de", "fr", "pl"]) for (const value of [0, 25, -3, 1250]) expect(readShown(formatExact(value, format, locale), format, locale), `${value} in ${locale} as ${JSON.stringify(format)}`).toBe(value);
  }
});

test("[UI-11] what is shown can be read back", () => {
  for (const locale of ["en", "de", "fr", "es", "pl"]) for (const value of [0, -1.5, 1958, 20_000.25, 1_234_567]) expect(readNumber(formatExact(value, {}, locale), locale), `${value} in ${locale}`).toBe(value);
});

test("[UI-12] a day is written as the reader writes days, in no time zone", () => {
  expect(formatDay("2026-11-27", "en-GB")).toBe("27 Nov 2026");
});
