import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  roledescription: "map",
  shows: (title: string | undefined, points: number, shapes: number) =>
    [title === undefined ? "Map" : `Map: ${title}`, ...(points > 0 ? [count(points, { one: "# point", other: "# points" })] : []), ...(shapes > 0 ? [count(shapes, { one: "# shape", other: "# shapes" })] : [])].join(". ") + ".",
  keys: "Arrow keys move the map, plus and minus come nearer and go further, 0 shows all of it.",
  zoomKeys: "Plus and minus come nearer and go further, Alt with the arrow keys moves the map.",
  controls: "The map's view",
  nearer: "Nearer",
  further: "Further",
  all: "Show all",
  move: "Move the map by dragging",
  wheel: "Click the map, or hold Ctrl, to use the wheel",
};

export type MapTexts = typeof english;

/** Maps, and the ways about them. */
export const mapTexts = catalogue<MapTexts>(english, { de: () => import("./de/map.ts") });
