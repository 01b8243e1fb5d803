/**
 * What is synced, for those who draw it. Three nouns:
 *
 * - a **room** is opened, and everything else hangs from it (`open-room.ts`);
 * - a **readable** is a value that can be followed (`readable.ts`);
 * - a **port** is what a room needs from its surroundings (`ports.ts`): the browser's are in `browser/`.
 *
 * @example
 * const room = openRoom({ app: "sales", room: "main" });
 * const end = room.view.element(ROOT).subscribe((root) => draw(root));
 */
export { openRoom, type OpenRoom, type OpenRoomOptions, type SetAsideList } from "./open-room.ts";
export { throttle, type Throttled } from "./throttle.ts";
export type { SetAside } from "./storage/port.ts";
export type * from "./types.ts";
