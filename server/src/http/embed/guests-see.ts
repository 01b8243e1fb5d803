import type { AppId, RoomId } from "@tutti/protocol";
import { newGuest } from "../../identity/guest.ts";
import type { HttpPorts } from "../ports.ts";

/** Whether somebody whom nobody knows sees a room: whoever reads it inside another page, without a token. */
export const guestsSee = ({ guests, roleOf }: Pick<HttpPorts, "guests" | "roleOf">, app: AppId, room: RoomId): boolean => guests && roleOf(newGuest(), app, room) !== undefined;
