import { inLine, inSpan, type Area } from "@tutti/protocol";
import type { Corner } from "../chart/select/drawing.ts";
import { tidy } from "../chart/select/marks.ts";
import type { Place } from "../spec-chart/scene.ts";

/** From pixels to degrees and back, as the map stands now. */
export interface Globe {
  degrees(at: Corner): readonly [lon: number, lat: number] | undefined;
  pixel(lon: number, lat: number): Corner | undefined;
}

/** Points along each side of a box, which is bent where the earth is. */
const STEPS = 16;

/** The meaning of places on a map: longitudes along x, latitudes along y. */
export function geoPlace({ degrees, pixel }: Globe): Place {
  const line = (corners: readonly (readonly [number, number])[]): string => {
    const seen = corners.map(([lon, lat]) => pixel(lon, lat)).filter((at) => at !== undefined);
    return seen.length < 3 ? "" : `M${seen.map(([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join("L")}Z`;
  };
  return {
    area(kind, from, to, drawn): Area | undefined {
      if (kind === "lasso") {
        const corners = drawn.map(degrees).filter((at) => at !== undefined);
        return corners.length < 3 ? undefined : { kind: "lasso", line: corners.map(([lon, lat]) => [tidy(lon, 1), tidy(lat, 1)] as const) };
      }
      const [a, b] = [degrees(from), degrees(to)];
      if (!a || !b) return undefined;
      const side = (i: 0 | 1): readonly [number, number] => (a[i] <= b[i] ? [tidy(a[i], 1), tidy(b[i], 1)] : [tidy(b[i], 1), tidy(a[i], 1)]);
      return { kind: "box", x: side(0), y: side(1) };
    },
    outline(area) {
      if (area.kind === "lasso") return line(area.line);
      const [x, y] = [area.x, area.y];
      if (!x || !y || typeof x[0] !== "number" || typeof x[1] !== "number" || typeof y[0] !== "number" || typeof y[1] !== "number") return "";
      const [west, east, south, north] = [x[0], x[1], y[0], y[1]];
      const along = (from: readonly [number, number], to: readonly [number, number]) => Array.from({ length: STEPS }, (_, i) => [from[0] + ((to[0] - from[0]) * i) / STEPS, from[1] + ((to[1] - from[1]) * i) / STEPS] as const);
      return line([...along([west, north], [east, north]), ...along([east, north], [east, south]), ...along([east, south], [west, south]), ...along([west, south], [west, north])]);
    },
    inside(area, at) {
      const found = degrees(at);
      if (!found) return false;
      return insideArea(area, found[0], found[1]);
    },
  };
}

export const insideArea = (area: Area, lon: number, lat: number): boolean => (area.kind === "lasso" ? inLine(area.line, lon, lat) : inSpan(area.x, lon) && inSpan(area.y, lat));
