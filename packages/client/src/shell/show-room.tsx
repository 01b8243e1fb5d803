import { render } from "solid-js/web";
import { openRoom } from "../sync/open-room.ts";
import { textsReady } from "../texts/catalogue.ts";
import { RoomPage } from "./room-page.tsx";
import type { Route } from "./route.ts";

/** Opens a room and draws it. */
export async function showRoom(route: Extract<Route, { page: "room" }>, host: HTMLElement): Promise<void> {
  if (route.embedded) return (await import("../embed/show-embedded.tsx")).showEmbedded(route, host);
  // Few browsers take no cookies.
  const room = openRoom({ app: route.app, room: route.room, page: route.at, carryGuest: async (me) => (await import("../embed/carry-guest.ts")).carryGuest(me) });
  await textsReady();
  render(() => <RoomPage room={room} base={route.base} />, host);
}
