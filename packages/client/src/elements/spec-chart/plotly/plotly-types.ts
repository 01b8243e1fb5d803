/** What of Plotly this page calls, and what it reads of a picture that Plotly has drawn. */
export interface PlotlyModule {
  react(element: HTMLElement, data: readonly object[], layout: object, config: object): Promise<DrawnElement>;
  purge(element: HTMLElement): void;
  register(module: object): void;
  readonly Fx: { unhover(element: HTMLElement): void };
}

export interface DrawnElement extends HTMLElement {
  readonly calcdata?: readonly (readonly CalcPoint[])[];
  readonly _fullLayout?: FullLayout;
  on(name: "plotly_hover" | "plotly_unhover", heard: (event: HoverEvent) => void): void;
}

export interface HoverEvent {
  readonly event?: MouseEvent;
  readonly points?: readonly { readonly curveNumber: number; readonly pointNumber?: number | readonly number[] }[];
}

/** A point in the units of its axes, and what Plotly knows of it. */
export interface CalcPoint {
  readonly x?: number;
  readonly y?: number;
  /** Of bars and boxes, their own place on both axes. */
  readonly p?: number;
  readonly s?: number;
  /** Of bars, from where to where they are painted. */
  readonly p0?: number;
  readonly p1?: number;
  readonly s0?: number;
  readonly s1?: number;
  readonly i?: number;
  readonly ct?: readonly [number, number];
  readonly pxmid?: readonly [number, number];
  readonly trace?: FullTrace;
  readonly label?: unknown;
  readonly v?: number;
  readonly pts?: readonly number[];
  readonly ph0?: number;
  readonly ph1?: number;
}

export interface FullTrace {
  readonly type: string;
  readonly name?: string;
  readonly index: number;
  readonly visible?: boolean | "legendonly";
  readonly xaxis?: string;
  readonly yaxis?: string;
  readonly orientation?: "h" | "v";
}

export interface FullAxis {
  readonly type: string;
  readonly _offset: number;
  readonly _length: number;
  readonly _categories?: readonly unknown[];
  /** From a number on the axis to a pixel within the plot, and back. */
  c2p(value: number): number;
  p2c(pixel: number): number;
}

export interface FullLayout {
  readonly xaxis?: FullAxis;
  readonly yaxis?: FullAxis;
  readonly [name: string]: unknown;
}
