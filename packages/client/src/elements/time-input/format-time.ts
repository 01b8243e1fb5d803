const format = (iso: string, options: Intl.DateTimeFormatOptions, locale?: string): string =>
  // Read and written in one zone: a time on the wall is the same for every reader.
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(`${iso}Z`));

const style = (time: string): "short" | "medium" => (time.length > 5 ? "medium" : "short");

/** A time of day, `HH:MM` or `HH:MM:SS`, as the reader's locale writes it. */
export const formatTime = (time: string, locale?: string): string => format(`2000-01-01T${time}`, { timeStyle: style(time) }, locale);

/** A day and a time, `YYYY-MM-DDTHH:MM`, as the reader's locale writes them. */
export const formatDateTime = (text: string, locale?: string): string =>
  format(text, { dateStyle: "medium", timeStyle: style(text.slice(11)) }, locale);
