import type { MapProjection } from "@tutti/protocol";
import type { ChartTheme } from "../chart/theme.ts";
import type { MapPoints } from "./points.ts";
import type { Drawn } from "./shapes.ts";

/** All that a map shows, apart from where one looks. */
export interface MapPicture {
  readonly projection: MapProjection;
  readonly theme: ChartTheme;
  readonly width: number;
  readonly height: number;
  readonly points: MapPoints | undefined;
  readonly pointColour: (i: number) => string | undefined;
  /** What it is called; tells which points stand behind a colour that a reader has put away. */
  readonly hidden: ReadonlySet<string>;
  readonly shapes: readonly Drawn[];
  readonly shapeColour: (i: number) => string | undefined;
  /** What is selected stands out from the rest; absent where nothing is. */
  readonly chosenPoint: ((i: number) => boolean) | undefined;
  readonly chosenShape: ((i: number) => boolean) | undefined;
}

/** Where one looks: the flat earth, enlarged and moved. */
export interface Look {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export type Hit = { readonly kind: "point"; readonly i: number } | { readonly kind: "shape"; readonly i: number };
