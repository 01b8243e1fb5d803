/** Subtitles as browsers read them (WebVTT). SubRip differs in its first line and in its commas. */
export function webVtt(written: string): string {
  const text = written.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  if (/^WEBVTT(?:\s|$)/.test(text)) return text;
  return `WEBVTT\n\n${text.replace(/(\d{2}:\d{2}:\d{2}),(\d{3})/g, "$1.$2")}`;
}
