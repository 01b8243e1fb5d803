import { axisBottom, axisLeft } from "d3-axis";
import { brushX, type BrushBehavior, type D3BrushEvent } from "d3-brush";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { area, line } from "d3-shape";
import type { MountContext, Mounted, Shown } from "tutti";
import type { BrushProps, Stretch } from "./brush.ts";
import "./brush.css";

const MARGIN = { top: 8, right: 12, bottom: 24, left: 40 };

/** The chart, the brush over it, and where the others drag theirs. */
export function drawBrush({ root, label, set, drag, focus, ...first }: MountContext<BrushProps, Stretch, unknown>): Mounted<BrushProps, Stretch> {
  let shown: Shown<BrushProps, Stretch> = first;
  const svg = select(root).append("svg").attr("class", "brush").attr("role", "img");
  const plot = svg.append("g");
  const others = svg.append("g");
  const layer = svg.append("g").attr("class", "stretch");
  let behaviour: BrushBehavior<unknown>;
  let x = scaleLinear();
  let moving = false;

  const stretchOf = ([from, to]: readonly [number, number]): Stretch => {
    const last = shown.props.points.length - 1;
    const at = (pixel: number): number => Math.max(0, Math.min(last, Math.round(x.invert(pixel))));
    return [at(from), at(to)];
  };
  const moved = ({ type, selection, sourceEvent }: D3BrushEvent<unknown>): void => {
    // What we move ourselves has no event of anybody's behind it.
    if (!sourceEvent) return;
    moving = type !== "end";
    focus(true);
    if (!selection) return type === "end" ? place() : undefined;
    const stretch = stretchOf(selection as [number, number]);
    drag(moving ? stretch : undefined);
    if (!moving) set(stretch);
  };
  const place = (): void => {
    if (!moving) layer.call(behaviour.move, [x(shown.value[0]), x(shown.value[1])]);
  };
  const ghosts = (height: number): void => {
    others.selectAll("g").data(shown.people.filter((here) => here.drag)).join((enter) => {
      const ghost = enter.append("g").attr("class", "ghost");
      ghost.append("rect");
      ghost.append("text").attr("y", MARGIN.top + 12);
      return ghost;
    }).each(function draw(here) {
      const [from, to] = here.drag ?? [0, 0];
      const ghost = select(this).style("color", here.colour);
      ghost.select("rect").attr("x", x(from)).attr("width", Math.max(1, x(to) - x(from))).attr("y", MARGIN.top).attr("height", height - MARGIN.top - MARGIN.bottom);
      ghost.select("text").attr("x", x(from) + 4).text(here.person.name);
    });
  };

  const draw = (): void => {
    const { points, ticks, unit } = shown.props;
    const { width, height } = root.getBoundingClientRect();
    if (width === 0) return;
    svg.attr("viewBox", `0 0 ${width} ${height}`).attr("aria-label", `${label}: from ${shown.value[0] + 1} to ${shown.value[1] + 1} of ${points.length}`);
    x = scaleLinear().domain([0, points.length - 1]).range([MARGIN.left, width - MARGIN.right]);
    const y = scaleLinear().domain([Math.min(0, ...points), Math.max(...points)]).nice().range([height - MARGIN.bottom, MARGIN.top]);
    const along = ticks.filter((_, i) => width > 560 || i % 3 === 0);
    plot.selectAll("*").remove();
    plot.append("path").attr("class", "under").attr("d", area<number>((_, i) => x(i), y(0), (value) => y(value))(points as number[]));
    plot.append("path").attr("class", "line").attr("d", line<number>((_, i) => x(i), (value) => y(value))(points as number[]));
    plot.append("g").attr("transform", `translate(0,${height - MARGIN.bottom})`).call(axisBottom(x).tickValues(along.map(({ at }) => at)).tickFormat((_, i) => along[i]?.name ?? "").tickSizeOuter(0));
    plot.append("g").attr("transform", `translate(${MARGIN.left},0)`).call(axisLeft(y).ticks(4).tickFormat((value) => `${value} ${unit}`).tickSizeOuter(0));
    behaviour = brushX().extent([[MARGIN.left, MARGIN.top], [width - MARGIN.right, height - MARGIN.bottom]]).filter((event: MouseEvent) => !shown.disabled && event.button === 0).on("start brush end", moved);
    layer.call(behaviour);
    place();
    ghosts(height);
  };
  draw();
  const resized = new ResizeObserver(draw);
  resized.observe(root);
  return {
    update(now) {
      const same = now.props === shown.props;
      shown = now;
      if (!same) draw();
      place();
      ghosts(root.getBoundingClientRect().height);
      svg.attr("aria-label", `${label}: from ${now.value[0] + 1} to ${now.value[1] + 1} of ${now.props.points.length}`);
    },
    unmount: () => resized.disconnect(),
  };
}
