import type { MountContext, Mounted, Shown } from "tutti";
import type { Camera, TerrainProps } from "./terrain.ts";

const TURN = Math.PI * 2;
/** Every so many rows and columns a strip is drawn. */
const STEP = 2;

/** Strips of the landscape from back to front, each hiding what is behind it. */
export function drawTerrain({ root, label, set, drag, ...first }: MountContext<TerrainProps, Camera, unknown>): Mounted<TerrainProps, Camera> {
  let shown: Shown<TerrainProps, Camera> = first;
  let mine: Camera | undefined;
  let hold: { readonly x: number; readonly y: number; readonly from: Camera } | undefined;
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  root.append(canvas);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser has no canvas");

  /** Mine while I drag, else whoever drags now, else what the room has. */
  const camera = (): Camera => mine ?? shown.people.find((here) => here.drag)?.drag ?? shown.value;
  const within = ({ turn, tilt }: Camera): Camera => ({ turn: ((turn % TURN) + TURN) % TURN, tilt: Math.max(0.2, Math.min(1.5, tilt)) });

  const draw = (): void => {
    const { width: across, height: deep, values, peaks } = shown.props;
    const { width, height } = root.getBoundingClientRect();
    const { turn, tilt } = camera();
    const { tokens } = shown.theme;
    canvas.width = width * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    canvas.setAttribute("aria-label", `${label}: seen from ${Math.round((turn * 360) / TURN)} degrees`);
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, width / 2, height * 0.56);
    const low = Math.min(...values);
    // However it is turned, its corners stay in the picture.
    const scale = Math.min(0.95 * width, (0.84 * height) / Math.max(0.75, Math.sin(tilt))) / Math.hypot(across, deep);
    const point = (x: number, y: number): readonly [number, number] => {
      const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
      const [dx, dy] = [x - across / 2, y - deep / 2];
      const up = ((values[y * across + x] ?? low) - low) * 0.35 * Math.cos(tilt);
      return [(dx * cos - dy * sin) * scale, ((dx * sin + dy * cos) * Math.sin(tilt) - up) * scale];
    };
    const strips: { readonly depth: number; readonly path: readonly (readonly [number, number])[] }[] = [];
    const alongRows = Math.abs(Math.cos(turn)) >= Math.abs(Math.sin(turn));
    const [outer, inner] = alongRows ? [deep, across] : [across, deep];
    for (let i = 0; i < outer; i += STEP) {
      const at = (j: number): readonly [number, number] => (alongRows ? [j, i] : [i, j]);
      const path = Array.from({ length: Math.ceil(inner / STEP) }, (_, n) => point(...at(n * STEP)));
      const [x, y] = at(inner / 2);
      strips.push({ depth: (x - across / 2) * Math.sin(turn) + (y - deep / 2) * Math.cos(turn), path });
    }
    strips.sort((a, b) => a.depth - b.depth);
    const bottom = height;
    for (const [n, { path }] of strips.entries()) {
      pen.beginPath();
      for (const [i, [x, y]] of path.entries()) if (i === 0) pen.moveTo(x, y); else pen.lineTo(x, y);
      pen.save();
      pen.lineTo(path.at(-1)?.[0] ?? 0, bottom);
      pen.lineTo(path[0]?.[0] ?? 0, bottom);
      pen.fillStyle = tokens["surface"] ?? "#fff";
      pen.fill();
      pen.restore();
      pen.beginPath();
      for (const [i, [x, y]] of path.entries()) if (i === 0) pen.moveTo(x, y); else pen.lineTo(x, y);
      pen.globalAlpha = 0.35 + (0.65 * n) / strips.length;
      pen.strokeStyle = tokens["series-3"] ?? "#197";
      pen.stroke();
      pen.globalAlpha = 1;
    }
    pen.font = `600 11px ${tokens["font"] ?? "sans-serif"}`;
    pen.fillStyle = tokens["ink"] ?? "#000";
    for (const peak of peaks) {
      const [x, y] = point(peak.x, peak.y);
      pen.beginPath();
      pen.arc(x, y, 3, 0, TURN);
      pen.fill();
      pen.fillText(`${peak.height} m`, x + 6, y - 4);
    }
    const dragger = mine ? undefined : shown.people.find((here) => here.drag);
    if (dragger) pen.fillText(`${dragger.person.name} turns it`, -width / 2 + 10, -height * 0.56 + 18);
  };

  const onDown = (event: PointerEvent): void => {
    if (shown.disabled || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    hold = { x: event.clientX, y: event.clientY, from: camera() };
  };
  const onMove = (event: PointerEvent): void => {
    if (!hold) return;
    mine = within({ turn: hold.from.turn + (hold.x - event.clientX) / 160, tilt: hold.from.tilt + (event.clientY - hold.y) / 200 });
    drag(mine);
    draw();
  };
  const onUp = (): void => {
    hold = undefined;
    if (!mine) return;
    const last = mine;
    drag(undefined);
    shown = { ...shown, value: last };
    mine = undefined;
    set(last);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
    if (!step || shown.disabled) return;
    event.preventDefault();
    const { turn, tilt } = camera();
    set(within({ turn: turn + (step[0] ?? 0), tilt: tilt + (step[1] ?? 0) }));
  };
  canvas.addEventListener("pointerdown", onDown);
  canvas.addEventListener("pointermove", onMove);
  canvas.addEventListener("pointerup", onUp);
  canvas.addEventListener("pointercancel", onUp);
  canvas.addEventListener("keydown", onKey);
  draw();
  const resized = new ResizeObserver(draw);
  resized.observe(root);
  return {
    update(now) {
      shown = now;
      draw();
    },
    unmount: () => resized.disconnect(),
  };
}
