import { FIRST_PAGE, isPagePath, parseAppId, parseRoomId, type AppId, type RoomId } from "@tutti/protocol";

/** What an address names. */
export type Route =
  | { readonly page: "start" }
  | { readonly page: "room"; readonly app: AppId; readonly room: RoomId; readonly embedded: boolean; readonly base: string; readonly at: string }
  | { readonly page: "nothing" };

/** Reads `/`, or `/<app>/<room>` with a page of the app; `?embed` leaves the chrome away. */
export function readRoute(path: string, search: string): Route {
  const parts = path.split("/").filter(Boolean);
  const [appText, roomText, at = FIRST_PAGE, ...rest] = parts;
  if (appText === undefined) return { page: "start" };
  const app = parseAppId(appText);
  // A server leads /<app> on to its room; opened without a network, it is the room that everybody shares.
  const room = parseRoomId(roomText ?? "main");
  if (!app || !room || rest.length > 0 || !isPagePath(at)) return { page: "nothing" };
  return { page: "room", app, room, embedded: new URLSearchParams(search).has("embed"), base: `/${app}/${room}`, at };
}
