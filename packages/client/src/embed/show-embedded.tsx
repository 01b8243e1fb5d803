import { render } from "solid-js/web";
import { RoomPage } from "../shell/room-page.tsx";
import type { Route } from "../shell/route.ts";
import { openRoom } from "../sync/open-room.ts";
import { textsReady } from "../texts/catalogue.ts";
import { beginEmbed } from "./begin-embed.tsx";

/** Opens a room inside another page and draws it, once it is known who sits there; else what stands in the way has been said. */
export async function showEmbedded(route: Extract<Route, { page: "room" }>, host: HTMLElement): Promise<void> {
  const embed = await beginEmbed(route, host);
  if (!embed) return;
  const room = openRoom(embed.open);
  await textsReady();
  render(() => <RoomPage room={embed.readable(room)} embed={embed} base={route.base} />, host);
}
