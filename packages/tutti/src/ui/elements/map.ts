import { MAX_ZOOM, PROJECTIONS, SELECT_KINDS, shapesOf, WIDGETS, type JsonValue, type MapProps, type SelectKind, type Shape } from "@tutti/protocol/script";
import type { ChartSelection, ChartSelectOptions } from "../charts.ts";
import { given } from "../given.ts";
import type { GeoJson, MapOptions, Maps } from "../maps.ts";
import type { Pen, Sketch } from "../pen.ts";
import { followNewest } from "../streams/follow-newest.ts";
import { isStream } from "../streams/is-stream.ts";
import type { Table } from "../tables.ts";
import { isEmptyColumn } from "./empty-column.ts";
import { keyOf } from "./selected-rows.ts";
import { encodeSelection, selectOptions } from "./selections.ts";
import { byName, chosenRows, type DrawnRows } from "./spec-chart/chosen-rows.ts";
import { plainSpec } from "./spec-chart/plain-spec.ts";
import { sentSpec } from "./spec-chart/sent-spec.ts";
import { writtenFormat } from "./written-format.ts";

type AnyOptions = MapOptions<string> & Omit<Partial<ChartSelectOptions<ChartSelection>>, "select"> & { readonly select?: SelectKind | undefined };

const COLOUR = /^#[0-9a-f]{6}$/i;
const isGeo = (data: unknown): data is GeoJson => typeof data === "object" && data !== null && "type" in data && typeof data.type === "string" && ("features" in data || "geometry" in data || "coordinates" in data || "geometries" in data);

/** Points and shapes on the earth. */
export function map(pen: Pen<unknown>): Maps["map"] {
  const draw = (data: Table | GeoJson | AsyncIterable<Table | GeoJson>, options: AnyOptions = {}): ChartSelection | void => {
    if (isStream<Table | GeoJson>(data)) return follow(pen, data, options);
    if (isGeo(data) && options.shapes !== undefined) pen.fail("map was given shapes twice", "Hand the points over first: ui.map(points, { shapes })");
    const table = isGeo(data) ? undefined : data;
    const shapes = readShapes(pen, isGeo(data) ? data : options.shapes);
    const props = propsOf(pen, table, shapes, options);
    const { select, key, title } = options;
    if (select === undefined) return void pen.put("map", props, key ?? title);
    return pen.value({
      kind: "map", rule: WIDGETS.map, props: { ...props, select }, options: selectOptions(options),
      decode: (chosen) => chosenRows(() => [...(table === undefined ? [] : [pointRows(pen, table, props)]), ...(shapes ? [shapeRows(shapes)] : [])], chosen),
      encode: encodeSelection,
    });
  };
  // One implementation for the forms of a call, which the types tell apart.
  return draw as Maps["map"];
}

/** The newest points, or shapes, of a stream. */
function follow(pen: Pen<unknown>, pieces: AsyncIterable<Table | GeoJson>, options: AnyOptions): void {
  if (options.select !== undefined) pen.fail("map: nothing can be selected in what a stream brings", "Keep what came in ui.state or a database, and draw that");
  followNewest(pen, "map", {
    pieces, name: options.key ?? options.title, fits: (piece) => typeof piece === "object" && piece !== null, wanted: "Give tables of points, or GeoJSON",
    props: (piece, sketch) => (isGeo(piece) ? propsOf(sketch, undefined, readShapes(sketch, piece), options) : propsOf(sketch, piece, readShapes(sketch, options.shapes), options)),
    begin: (before) => before ?? propsOf(pen, undefined, readShapes(pen, options.shapes), options),
  });
}

function readShapes(pen: Sketch, geo: unknown): readonly Shape[] | undefined {
  if (geo === undefined) return undefined;
  if (typeof geo === "string" || geo instanceof URL) pen.fail("map: the shapes are a text, and GeoJSON is an object", "Read it in the script first: JSON.parse(readFileSync(…)), or (await fetch(…)).json()");
  const read = shapesOf(plainSpec(pen, "map", geo));
  return "problem" in read ? pen.fail(`map: shapes${read.path} ${read.problem}`, "GeoJSON has [longitude, latitude], in degrees") : read.shapes;
}

function columnFor(pen: Sketch, names: readonly string[], said: string | undefined, usual: readonly string[], what: string): string {
  if (said !== undefined) return said;
  return names.find((name) => usual.includes(name.toLowerCase())) ?? (names.length === 0 ? (usual[0] ?? what) : pen.fail(`map: no column is called ${usual.map((name) => `"${name}"`).join(" or ")}`, `Say which one holds the ${what}: { ${usual[0]}: … }; the data has ${names.map((name) => `"${name}"`).join(", ")}`));
}

function propsOf(pen: Sketch, table: Table | undefined, shapes: readonly Shape[] | undefined, options: AnyOptions): MapProps {
  const { colour, colours, size, name, tips, shapeColour, shapeName, projection, center, zoom, height, format, title, alt, help, disabled, label, select } = options;
  if (select !== undefined && (!SELECT_KINDS.includes(select) || (table === undefined && select !== "points"))) {
    pen.fail(`map: ${JSON.stringify(select)} is no way to select here`, table === undefined ? 'Shapes are selected with "points"' : 'Write "points", "box" or "lasso"');
  }
  if (projection !== undefined && !PROJECTIONS.includes(projection)) pen.fail(`map: there is no projection ${JSON.stringify(projection)}`, `There are ${PROJECTIONS.join(", ")}`);
  if (zoom !== undefined && !(zoom >= 0 && zoom <= MAX_ZOOM)) pen.fail(`map: zoom is ${JSON.stringify(zoom)}`, `Write a number from 0, the whole earth, to ${MAX_ZOOM}`);
  if (center !== undefined && !(Array.isArray(center) && center.length === 2 && Math.abs(Number(center[0])) <= 90 && Math.abs(Number(center[1])) <= 180)) pen.fail(`map: center is ${JSON.stringify(center)}`, "Write [latitude, longitude], in degrees");
  const wrong = colours?.find((one) => !COLOUR.test(one));
  if (wrong !== undefined) pen.fail(`map: the colour ${JSON.stringify(wrong)} is not written as #rrggbb`);
  const look = {
    label: label ?? title ?? alt ?? "Map", help, disabled, colours, shapeColour, shapeName, projection, center, zoom, height, format: writtenFormat(pen, "map", format), title, alt,
    shapes: shapes && sentSpec(pen, "map", { type: "FeatureCollection", features: shapes } as unknown as JsonValue),
  };
  if (table === undefined) return given(look);
  const { names } = pen.reader(table);
  const [lat, lon] = [columnFor(pen, names, options.lat, ["lat", "latitude"], "latitudes"), columnFor(pen, names, options.lon, ["lon", "lng", "longitude"], "longitudes")];
  const sized = typeof size === "string" ? size : undefined;
  const data = pen.table(table, [...new Set([lat, lon, ...[colour, sized, name, ...(tips ?? [])].filter((column) => column !== undefined)])]);
  for (const column of [lat, lon, ...(sized === undefined ? [] : [sized])]) {
    const type = data.columns.find((one) => one.name === column)?.type;
    const numbers = type === "number" || type === "integer" || (type === "text" && isEmptyColumn(pen.reader(table), column));
    if (data.rows > 0 && !numbers) pen.fail(`map: "${column}" holds no numbers`, column === sized ? undefined : "Degrees are numbers, as 52.5; turn texts into them first, with Number(…)");
  }
  checkDegrees(pen, table, lat, lon);
  return given({ ...look, data, lat, lon, colour, size, name, tips });
}

/** Looks at some rows: latitudes and longitudes are easily taken for each other. */
function checkDegrees(pen: Sketch, table: Table, lat: string, lon: string): void {
  const reader = pen.reader(table);
  const [up, across] = [reader.column(lat), reader.column(lon)];
  const step = Math.max(1, Math.floor(reader.rows / 1_000));
  for (let row = 0; row < reader.rows; row += step) {
    const [y, x] = [Number(up(row) ?? Number.NaN), Number(across(row) ?? Number.NaN)];
    if (Math.abs(y) > 90 && Number.isFinite(y)) pen.fail(`map: row ${row} has the latitude ${y}, and they run from -90 to 90`, Math.abs(x) <= 90 ? "Are the columns the wrong way round?" : "Degrees are expected, and not metres of a grid");
    if (Math.abs(x) > 540 && Number.isFinite(x)) pen.fail(`map: row ${row} has the longitude ${x}, and they run from -180 to 180`, "Degrees are expected, and not metres of a grid");
  }
}

function pointRows(pen: Sketch, table: Table, { lat = "", lon = "", colour }: MapProps): DrawnRows {
  const reader = pen.reader(table);
  const read = (name: string) => (reader.names.includes(name) ? reader.column(name) : () => undefined);
  const [up, across, group] = [read(lat), read(lon), colour === undefined ? undefined : read(colour)];
  const at = (of: (row: number) => unknown) => (row: number) => keyOf(of(row));
  const [x, y] = [at(across), at(up)];
  return {
    source: reader, count: reader.rows, row: (i) => reader.row(i), index: (i) => i, x, y,
    named: (points) => byName(points, (i) => ({ lat: y(i), lon: x(i), ...(group && { group: keyOf(group(i)) }) })),
  };
}

function shapeRows(shapes: readonly Shape[]): DrawnRows {
  return {
    source: shapes, count: shapes.length, row: (i) => shapes[i], index: (i) => i, x: () => null, y: () => null,
    named: (points) => byName(points, (i) => ({ shape: shapes[i]?.id ?? "" })),
  };
}
