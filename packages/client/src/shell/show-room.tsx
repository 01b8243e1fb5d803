import { render } from "solid-js/web";
import { openRoom } from "../sync/open-room.ts";
import { RoomPage } from "./room-page.tsx";
import type { Route } from "./route.ts";

/** Opens a room and draws it. */
export function showRoom(route: Extract<Route, { page: "room" }>, host: HTMLElement): void {
  const room = openRoom({ app: route.app, room: route.room });
  render(() => <RoomPage room={room} embedded={route.embedded} />, host);
}
