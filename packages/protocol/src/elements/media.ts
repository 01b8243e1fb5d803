/** Where pictures and sounds come from: an address, or bytes that went ahead of the element under a name. */
export type MediaSource =
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "blob"; readonly blob: string; readonly mime: string };

export interface Picture {
  readonly source: MediaSource;
  /** What it shows, for those who do not see it; "" where it only decorates. */
  readonly alt: string;
  /** Markdown under it. */
  readonly caption?: string;
}
/** One picture, or several side by side. `width` is that of each, in CSS pixels. */
export interface ImageProps {
  readonly pictures: readonly Picture[];
  readonly width?: number;
  /** Whether a click enlarges one, and goes from one to the next. */
  readonly zoom?: boolean;
  /** Where a click on one leads. */
  readonly to?: string;
}

interface PlayedProps {
  readonly source: MediaSource;
  readonly label: string;
  /** Seconds from the beginning. */
  readonly start?: number;
  readonly end?: number;
  readonly loop?: boolean;
  readonly autoplay?: boolean;
}
export type AudioProps = PlayedProps;
export interface Subtitles { readonly source: MediaSource; readonly label: string; readonly language?: string }
export interface VideoProps extends PlayedProps { readonly muted?: boolean; readonly width?: number; readonly subtitles?: readonly Subtitles[] }

/** Another page inside this one, shut off from it. `html` is a page written out; without either there is nothing to show. */
export interface IframeProps { readonly title: string; readonly height: number; readonly width?: number; readonly url?: string; readonly html?: string }
export interface LogoProps { readonly source: MediaSource; readonly alt: string; readonly size: "small" | "medium" | "large"; readonly to?: string }

/** Pages to read. `height` is that of the box they stand in, in CSS pixels; `page` the one that is shown first. */
export interface PdfProps { readonly source: MediaSource; readonly label: string; readonly height?: number; readonly page?: number }

/** What flies across the page for a moment. */
export type Celebration = "balloons" | "snow";
