import { FIRST_PAGE, memberName, parseAppId, parseRoomId } from "@tutti/protocol";
import { apiOf, type CarryGuest } from "./browser/api.ts";
import { claimDevice } from "./browser/device.ts";
import { dialWith, type SocketClass } from "./browser/dial.ts";
import { browserClock, browserNetwork, passingPreferences, preferencesIn, steadyNetwork, tabsOn } from "./browser/surroundings.ts";
import type { Clock, Dial, Network, Ports, Preferences } from "./ports.ts";
import { loadSeldom } from "./load-seldom.ts";
import { onEdit } from "./document/on-edit.ts";
import { RoomClient } from "./room/room-client.ts";
import { databaseName, openIndexedDb } from "./storage/indexed-db.ts";
import type { SetAside } from "./storage/port.ts";
import type { Readable, RoomSync } from "./types.ts";
import { valueHandle, writeValue } from "./values/value-handles.ts";

export interface OpenRoomOptions {
  /** The app's name, as it stands in the address. */
  readonly app: string;
  readonly room: string;
  /** Where the server is; the page's own origin where absent. */
  readonly origin?: string;
  /** The page of the app; its first one where absent. */
  readonly page?: string;
  /** Where copies are kept: the browser's IndexedDB where absent; `null` keeps nothing. */
  readonly indexedDB?: IDBFactory | null;
  readonly fetch?: typeof globalThis.fetch;
  /** Another WebSocket than the global one, as tests in Node need. */
  readonly WebSocket?: SocketClass;
  /** Another way to the server than a WebSocket of one's own. */
  readonly dial?: Dial;
  readonly clock?: Clock;
  readonly network?: Network;
  readonly preferences?: Preferences;
  /** What is done where the server does not know us, though it has just given us a cookie. */
  readonly carryGuest?: CarryGuest;
}

/** Changes that could not be sent because their author lost the right to write: theirs to take away or to let go. */
export interface SetAsideList {
  list(): Promise<readonly SetAside[]>;
  /** Counts on when something was set aside. */
  readonly changes: Readable<number>;
  discard(id: string): Promise<void>;
  /** Sets aside all that is unsent now, since its author leaves: nothing can be written in this room any more. */
  all(): Promise<void>;
}

export interface OpenRoom extends RoomSync {
  readonly setAside: SetAsideList;
  /** The build of the page that the server serves, once it has said so. */
  readonly served: Readable<string | undefined>;
  /** The version of the look that the server gives its pages, once it has said so. */
  readonly theme: Readable<string | undefined>;
}

/**
 * Opens a room. Returns at once: what this browser has of it is shown as soon as it is read, and the server's as soon as it
 * answers.
 *
 * @throws if `app` or `room` is no name: the address is wrong.
 *
 * @example
 * const room = openRoom({ app: "sales", room: "main" });
 * room.saving.subscribe((saving) => console.log(saving.state));
 */
export function openRoom(options: OpenRoomOptions): OpenRoom {
  const app = parseAppId(options.app);
  const room = parseRoomId(options.room);
  if (!app || !room) throw new Error(`"${options.app}/${options.room}" names no room: names are small letters, digits and dashes`);
  const client = new RoomClient({ app, room, page: options.page ?? FIRST_PAGE }, portsOf(options, app, room));
  const current = client.documents.current.bind(client.documents);
  void client.start();
  return {
    app, room,
    me: client.me, title: client.title, connection: client.connection, saving: client.saving, run: client.run,
    storageProblem: client.storageProblem, roomProblem: client.roomProblem, served: client.served, theme: client.theme,
    page: client.page, turn: (page) => client.turn(page), read: (reader) => client.read(reader), onGo: client.goes.on,
    view: client.view,
    value: (place) => valueHandle(current, place, client.undo),
    put: (place, value, member) => writeValue(current(place.scope).get(), member === undefined ? place.key : memberName(place.key, member), value),
    document: current,
    comments: client.documents.current("comments"),
    post: (outbox, make) => client.presses.post(outbox, make),
    press: (place, form, choice) => client.presses.press(place, form, choice),
    say: (place, message) => client.presses.say(place, message),
    confide: ({ scope, key }, value) => client.say({ type: "secret", scope, key, value }),
    emit: (place, name, data) => client.presses.emit(place, { name, data }),
    pressState: (place) => client.presses.state(place),
    notices: client.notices.notices,
    dismiss: (id) => client.notices.dismiss(id),
    insist: (id) => client.notices.insist(id),
    people: client.directory.people,
    presence: client.presence.face,
    undo: client.undo,
    holding: { waiting: client.gate.waiting, begin: () => client.gate.shut(), end: () => client.gate.open() },
    onToast: client.toasts.on,
    onBroadcast: client.broadcasts.on,
    onDownload: client.downloads.on,
    rename: (name) => client.rename(name),
    rerun: () => client.say({ type: "rerun" }),
    onEdit: (listener) => onEdit(current, listener),
    history: (query) => client.ports.api.history(query),
    ask: (element, version, question) => client.asks.ask(element, version, question),
    blob: (name) => client.ports.api.blob(name),
    blobAddress: (name) => client.ports.api.blobAddress(name),
    filesAddress: client.ports.api.filesAddress,
    setAside: {
      list: () => client.documents.listSetAside(),
      changes: client.documents.asideChanges,
      discard: (id) => client.documents.discard(id),
      all: () => client.documents.forbid(),
    },
    close: () => client.close(),
  };
}

function portsOf(options: OpenRoomOptions, app: ReturnType<typeof parseAppId> & string, room: ReturnType<typeof parseRoomId> & string): Ports {
  const inBrowser = typeof window !== "undefined";
  const origin = options.origin ?? globalThis.location.origin;
  const preferences = options.preferences ?? (inBrowser ? preferencesIn(() => window.localStorage) : passingPreferences());
  const factory = options.indexedDB === undefined ? globalThis.indexedDB : options.indexedDB;
  return {
    clock: options.clock ?? browserClock,
    network: options.network ?? (inBrowser ? browserNetwork : steadyNetwork),
    preferences,
    dial: options.dial ?? dialWith(`${origin.replace(/^http/, "ws")}/socket`, options.WebSocket),
    api: apiOf(origin, app, room, options.fetch ?? ((...asked) => fetch(...asked)), options.carryGuest),
    store: (person) => (factory ? openIndexedDb(databaseName(app, room, person), factory) : loadSeldom().then(({ MemoryStore }) => new MemoryStore())),
    tabs: (person) => tabsOn(databaseName(app, room, person)),
    random: () => Math.random(),
    device: () => claimDevice(preferences, inBrowser ? navigator.locks : undefined, freshName),
  };
}

/** 16 letters that nobody else has. */
const freshName = (): string => crypto.randomUUID().replaceAll("-", "").slice(0, 16);
