import { geoGraticule10 } from "d3-geo";
import type { Flat } from "./projected.ts";
import type { Look, MapPicture } from "./picture.ts";
import { outline, type World } from "./world.ts";

/** The ground of a map, laid out once: moving and enlarging it is the canvas's work. */
export interface Ground {
  readonly sphere: Path2D;
  readonly graticule: Path2D;
  readonly land: Path2D;
  readonly borders: Path2D;
  readonly names: readonly { readonly name: string; readonly x: number; readonly y: number; readonly area: number }[];
}

export function layGround({ projection }: Flat, world: World): Ground {
  return {
    sphere: outline(projection, { type: "Sphere" }), graticule: outline(projection, geoGraticule10()), land: outline(projection, world.land), borders: outline(projection, world.borders),
    names: world.countries.flatMap(({ name, at, area }) => {
      const [x, y] = projection([at[0], at[1]]) ?? [];
      return x === undefined || y === undefined ? [] : [{ name, x, y, area }];
    }),
  };
}

/** Points of the flat earth in its own pixels. */
export interface Placed {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Layers {
  readonly ground: Ground;
  readonly placed: Placed | undefined;
  readonly shapes: readonly Path2D[];
}

const DIMMED = 0.2;
/** From this many on, what lies under another is not drawn. */
const CROWDED = 4_000;

export function paint(canvas: CanvasRenderingContext2D, { ground, placed, shapes }: Layers, picture: MapPicture, look: Look, ratio: number): void {
  const { theme, width, height } = picture;
  const { k, x, y } = look;
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  canvas.clearRect(0, 0, width, height);
  canvas.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
  const fine = 1 / k;
  canvas.lineJoin = "round";
  canvas.globalAlpha = 1;
  canvas.fillStyle = theme.sea;
  canvas.fill(ground.sphere);
  canvas.strokeStyle = theme.line;
  canvas.lineWidth = 0.5 * fine;
  canvas.stroke(ground.graticule);
  canvas.fillStyle = theme.land;
  canvas.fill(ground.land);
  paintShapes(canvas, shapes, picture, fine, true);
  canvas.globalAlpha = 0.8;
  canvas.strokeStyle = theme.border;
  canvas.lineWidth = 0.7 * fine;
  canvas.stroke(ground.borders);
  canvas.stroke(ground.land);
  paintShapes(canvas, shapes, picture, fine, false);
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  canvas.globalAlpha = 1;
  paintNames(canvas, ground, picture, look);
  if (placed) paintPoints(canvas, placed, picture, look);
}

function paintShapes(canvas: CanvasRenderingContext2D, paths: readonly Path2D[], { shapes, shapeColour, chosenShape, theme }: MapPicture, fine: number, areas: boolean): void {
  for (const [i, path] of paths.entries()) {
    const shape = shapes[i];
    if (!shape) continue;
    const colour = shapeColour(i);
    const stands = chosenShape === undefined || chosenShape(i);
    canvas.globalAlpha = stands ? 1 : DIMMED;
    if (areas && shape.area) {
      canvas.globalAlpha *= 0.85;
      canvas.fillStyle = colour ?? theme.land;
      canvas.fill(path);
    }
    if (areas) continue;
    canvas.strokeStyle = shape.area ? (chosenShape?.(i) ? theme.ink : theme.surface) : (colour ?? theme.accent);
    canvas.lineWidth = (shape.area ? (chosenShape?.(i) ? 2 : 0.8) : 2) * fine;
    canvas.stroke(path);
  }
  canvas.globalAlpha = 1;
}

/** Names of countries, the larger first, where they neither meet nor leave their country. */
function paintNames(canvas: CanvasRenderingContext2D, { names }: Ground, { theme, width, height }: MapPicture, { k, x, y }: Look): void {
  canvas.font = `500 11px ${theme.font}`;
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  canvas.lineWidth = 3;
  canvas.strokeStyle = theme.land;
  canvas.fillStyle = theme.quiet;
  const taken: (readonly [number, number, number])[] = [];
  for (const one of names) {
    const [px, py] = [one.x * k + x, one.y * k + y];
    if (px < 0 || py < 0 || px > width || py > height) continue;
    const half = canvas.measureText(one.name).width / 2 + 4;
    // Steradians to the width that a country about has here.
    if (Math.sqrt(one.area) * (width / (2 * Math.PI)) * k < half * 1.5) continue;
    if (taken.some(([tx, ty, other]) => Math.abs(tx - px) < half + other && Math.abs(ty - py) < 14)) continue;
    taken.push([px, py, half]);
    canvas.strokeText(one.name, px, py);
    canvas.fillText(one.name, px, py);
  }
}

function paintPoints(canvas: CanvasRenderingContext2D, placed: Placed, picture: MapPicture, { k, x, y }: Look): void {
  const { points, pointColour, hidden, chosenPoint, width, height, theme } = picture;
  if (!points) return;
  const count = placed.x.length;
  const crowded = count > CROWDED;
  const across = Math.ceil(width / 2) + 1;
  const taken = crowded ? new Uint8Array(across * (Math.ceil(height / 2) + 1)) : undefined;
  canvas.lineWidth = 1;
  canvas.strokeStyle = theme.surface;
  const one = (i: number): void => {
    const [px, py] = [(placed.x[i] as number) * k + x, (placed.y[i] as number) * k + y];
    if (!(px > -20 && py > -20 && px < width + 20 && py < height + 20)) return;
    if (taken && chosenPoint === undefined) {
      const square = Math.floor(Math.max(0, py) / 2) * across + Math.floor(Math.max(0, px) / 2);
      if (taken[square] === 1) return;
      taken[square] = 1;
    }
    if (hidden.size > 0 && hidden.has(points.group(i))) return;
    const chosen = chosenPoint?.(i);
    canvas.globalAlpha = chosen === false ? DIMMED : crowded ? 0.7 : 0.85;
    canvas.fillStyle = pointColour(i) ?? theme.quiet;
    canvas.beginPath();
    canvas.arc(px, py, points.radius(i), 0, 2 * Math.PI);
    canvas.fill();
    if (!crowded) canvas.stroke();
  };
  for (let i = 0; i < count; i += 1) if (chosenPoint === undefined || !chosenPoint(i)) one(i);
  // What is selected lies on top.
  if (chosenPoint) for (let i = 0; i < count; i += 1) if (chosenPoint(i)) one(i);
  canvas.globalAlpha = 1;
}
