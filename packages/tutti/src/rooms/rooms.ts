import { parseAppId, parseDeviceId, parseRoomId } from "@tutti/protocol";
import { RemoteRoom } from "./remote-room.ts";

export interface RoomsOptions {
  /** A program's token, which an owner makes in the share dialog: it says what the program may do, and how it is called. */
  readonly token: string;
  /**
   * Tells this place from others that use the same token at the same time: 1 to 64 of letters, digits, `_` and `-`. A program that
   * comes again and again should always give the same; another one each time where absent.
   */
  readonly device?: string;
}

/** The rooms of a server, for a program. */
export interface Rooms {
  /**
   * Enters a room, of which the name is `main` where absent; resolves once its page is drawn.
   *
   * @param ms how long that is waited for; 30 s where absent.
   * @throws with a sentence where it may not be entered, or the server cannot be reached.
   */
  open(app: string, room?: string, ms?: number): Promise<RemoteRoom>;
}

/**
 * The rooms of a server, for a program: over the same rights as people's.
 *
 * @throws where the address, the token or the device cannot be one.
 * @example
 * using room = await rooms("https://tutti.example", { token }).open("sales");
 * room.slider("Months").set(3);
 * await room.settled();
 * console.log(room.metric("Revenue").value);
 */
export function rooms(url: string, { token, device = crypto.randomUUID() }: RoomsOptions): Rooms {
  const server = URL.parse(url);
  if (!server || !/^https?:$/.test(server.protocol)) throw new TypeError(`rooms() needs the address of a server, such as "https://tutti.example"; "${url.slice(0, 100)}" is none`);
  if (!/^tutti_[\w-]+$/.test(token)) throw new TypeError('rooms() needs a program\'s token: an owner makes one in the share dialog, and it begins with "tutti_"');
  const known = parseDeviceId(device);
  if (!known) throw new TypeError(`rooms(): device is "${device.slice(0, 80)}"; use 1 to 64 of letters, digits, "_" and "-"`);
  return {
    async open(appText, roomText = "main", ms) {
      const [app, room] = [parseAppId(appText), parseRoomId(roomText)];
      if (!app || !room) throw new TypeError(`There is no room "${roomText}" of an app "${appText}": both names are 1 to 64 of a-z, 0-9 and "-"`);
      return RemoteRoom.enter({ server, token, app, room, device: known }, ms);
    },
  };
}
