const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A number of bytes as the reader writes it: `1.2 MB`. */
export function printBytes(bytes: number, locale?: string): string {
  let [n, at] = [bytes, 0];
  while (n >= 1_000 && at < UNITS.length - 1) {
    n /= 1_000;
    at += 1;
  }
  return new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[at] ?? "byte", unitDisplay: at === 0 ? "long" : "short", maximumFractionDigits: n < 10 && at > 0 ? 1 : 0 }).format(n);
}
