import type { NumberFormatOption } from "./column.ts";
import type { MapProjection, SelectKind } from "@tutti/protocol";
import type { ChartSelection, RowOf, ChartSelectOptions, Shown } from "./charts.ts";
import type { ColumnOf, Table } from "./tables.ts";

/** GeoJSON (RFC 7946) as it is read: a collection of features, one feature, or a bare geometry. Longitudes and latitudes are degrees. */
export interface GeoJson {
  readonly type: "FeatureCollection" | "Feature" | "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon" | "GeometryCollection";
}

interface Look {
  /** Tells two maps in one place apart; of one with `select` it is what the selection is filed under. */
  readonly key?: string;
  /** Shapes under the points: lines and areas. */
  readonly shapes?: GeoJson;
  /** A property that colours the shapes: numbers make a scale, words a colour each. */
  readonly shapeColour?: string;
  /** A property that says what a shape is called; `name` where absent. */
  readonly shapeName?: string;
  /** As street maps have it, or with areas that can be compared; `mercator` where absent. */
  readonly projection?: MapProjection;
  /** Degrees. What is drawn is all in sight where absent. */
  readonly center?: readonly [lat: number, lon: number];
  /** From 0, the whole earth, to 12; each step is twice as near. */
  readonly zoom?: number;
  /** Colours of the groups, in their order, as `#rrggbb`. */
  readonly colours?: readonly string[];
  /** Height in CSS pixels; 420 where absent. */
  readonly height?: number;
  /** How the numbers that colour or size something are written. */
  readonly format?: NumberFormatOption;
  /** Markdown above it. */
  readonly title?: string;
  /** What it shows, for those who do not see it; where absent, what is drawn is told. */
  readonly alt?: string;
}

export interface MapOptions<Column extends string> extends Look {
  /** The column of latitudes, in degrees; `lat` or `latitude` where absent. */
  readonly lat?: Column;
  /** The column of longitudes, in degrees; `lon`, `lng` or `longitude` where absent. */
  readonly lon?: Column;
  /** A column that colours the points: numbers make a scale, words a colour each. */
  readonly colour?: Column;
  /** A column whose numbers make the points' area, or one width for all in CSS pixels. */
  readonly size?: Column | number;
  /** A column that says what a point is called. */
  readonly name?: Column;
  /** Further columns that a point tells when it is pointed at. */
  readonly tips?: readonly Column[];
}

/** Shapes alone: there are no columns. */
export type ShapeMapOptions = Omit<Look, "shapes">;

interface MapCall {
  /** The newest of a stream: points, or shapes. Nothing can be selected in it. */
  (stream: AsyncIterable<Table | GeoJson>, options?: MapOptions<string> & Shown): void;
  (shapes: GeoJson, options: ShapeMapOptions & ChartSelectOptions<ChartSelection<unknown>, "points">): ChartSelection<unknown>;
  (shapes: GeoJson, options?: ShapeMapOptions & Shown): void;
  <const T extends Table>(data: T, options: MapOptions<ColumnOf<T>> & ChartSelectOptions<ChartSelection<RowOf<T>>, SelectKind>): ChartSelection<RowOf<T>>;
  <const T extends Table>(data: T, options?: MapOptions<ColumnOf<T>> & Shown): void;
}

export interface Maps {
  /**
   * Points with a place, or shapes of GeoJSON, on a map that the page brings with it: land, borders, the names of countries. Nothing is
   * asked of any other host. With `select`, points and shapes are chosen; a box or lasso chooses the points in it.
   */
  readonly map: MapCall;
}
