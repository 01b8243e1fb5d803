import {
  applyOps, documentName, documentOfScope, encodeStream, parseAppId, parseRoomId, parseServerMessage, parseStateless, printStateless, streamText,
  textName, writeEntry, type DocumentRef, type ElementId, type LazyAnswer, type Person, type ServerMessage, type ViewElement, type ViewOp,
} from "@tutti/protocol";
import { openSocket, type OpenSocket } from "./socket.ts";
import { WireDocument } from "./document.ts";

/** A guest with one socket, the documents that a page opens, and the view, kept as the page keeps it. */
export class TuttiClient {
  readonly view = new Map<ElementId, ViewElement>();
  readonly room: WireDocument;
  readonly socket: OpenSocket;
  readonly me: Person;
  readonly #get: (path: string) => Promise<Response>;
  readonly #asked = new Map<number, (answer: LazyAnswer) => void>();
  #questions = 0;
  onOps: (ops: readonly ViewOp[]) => void = () => {};
  #marks = 0;
  readonly #durable = new Map<number, () => void>();

  /** @param get asks the server by HTTP as this guest. */
  constructor(room: WireDocument, socket: OpenSocket, me: Person, get: (path: string) => Promise<Response>) {
    this.#get = get;
    this.room = room;
    this.socket = socket;
    this.me = me;
    room.onStateless = (text) => {
      const message = parseStateless(text);
      if (message?.type === "durable") this.#settle(message.n);
    };
  }

  /** The first element of a kind with this label. */
  element<Kind extends ViewElement["kind"]>(kind: Kind, label: string): Extract<ViewElement, { kind: Kind }> | undefined {
    for (const element of this.view.values()) {
      if (element.kind === kind && "label" in element.props && element.props.label === label) return element as Extract<ViewElement, { kind: Kind }>;
    }
    return undefined;
  }

  /** Writes a slider's committed value, as the page does. */
  setSlider(label: string, value: number): void {
    const place = this.element("slider", label)?.widget;
    if (!place) throw new Error(`The view has no slider "${label}"`);
    writeEntry(this.room.doc, place.key, value, this);
  }

  /** Appends to a co-edited text. */
  type(label: string, text: string): void {
    const place = this.element("textArea", label)?.widget;
    if (!place) throw new Error(`The view has no text area "${label}"`);
    const shared = this.room.doc.getText(textName(place.key));
    shared.insert(shared.length, text);
  }

  /** Rows of a table that stays with the script, as a grid asks for those that it shows. */
  ask(element: ViewElement, from: number, count: number): Promise<LazyAnswer> {
    if (element.kind !== "dataframe" || element.props.data.kind !== "lazy") throw new Error("The element has no rows to ask for");
    const n = ++this.#questions;
    const { version } = element.props.data;
    this.socket.send(encodeStream({ type: "ask", n, element: element.id, version, question: { search: "", sort: [], filters: [], from, count } }));
    return new Promise((resolve) => this.#asked.set(n, resolve));
  }

  /** The bytes of a table that travels as a whole. */
  async blob(app: string, room: string, name: string): Promise<Uint8Array> {
    const answer = await this.#get(`/blob/${app}/${room}/${encodeURIComponent(name)}`);
    if (!answer.ok) throw new Error(`The blob was not given: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Resolves once everything written so far is committed, by the server's own word. */
  durable(): Promise<void> {
    const n = ++this.#marks;
    return new Promise((resolve) => {
      this.#durable.set(n, resolve);
      this.room.stateless(printStateless({ type: "mark", n }));
    });
  }

  /** Takes a message of the stream. */
  hear(message: ServerMessage): void {
    if (message.type === "answer") {
      this.#asked.get(message.n)?.(message.answer);
      this.#asked.delete(message.n);
    }
    if (message.type === "snapshot" && message.page === "" && message.channel === "shared") {
      this.view.clear();
      for (const element of message.elements) this.view.set(element.id, element);
      this.onOps(message.elements.map((element) => ({ op: "set", element })));
    }
    if (message.type === "ops" && message.page === "" && message.channel === "shared") {
      applyOps(this.view, message.ops);
      this.onOps(message.ops);
    }
  }

  #settle(upTo: number): void {
    for (const [n, resolve] of this.#durable) {
      if (n > upTo) continue;
      this.#durable.delete(n);
      resolve();
    }
  }
}

/** The cookie that makes a guest, as the page gets it. */
export async function becomeGuest(port: number, app: string, room: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/me?app=${app}&room=${room}`);
  const body = await response.text();
  const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  if (!cookie) throw new Error(`The server gave no guest's cookie for ${app}/${room}: ${response.status} ${body}`);
  return cookie;
}

/** Joins a room as a new guest. Resolves when its documents are synced and the view has what `ready` looks for. */
export async function joinTutti(port: number, appId: string, roomId: string, ready: (client: TuttiClient) => boolean): Promise<TuttiClient> {
  const app = parseAppId(appId);
  const room = parseRoomId(roomId);
  if (!app || !room) throw new Error(`${appId}/${roomId} is no room`);
  const cookie = await becomeGuest(port, app, room);
  const documents: WireDocument[] = [];
  const early: ServerMessage[] = [];
  let hear = (message: ServerMessage): void => { early.push(message); };
  const socket = await openSocket(`ws://127.0.0.1:${port}/socket`, { cookie, origin: `http://127.0.0.1:${port}` }, (frame) => {
    const text = streamText(frame);
    if (text !== undefined) hear(parseServerMessage(text));
    else documents.some((document) => document.receive(frame));
  });
  const open = (ref: DocumentRef): WireDocument => {
    const document = new WireDocument(documentName(ref), "named", (frame) => socket.send(frame));
    documents.push(document);
    document.open();
    return document;
  };
  const shared = open({ app, room, kind: "room" });
  open({ app, room, kind: "owner" });
  const me = new Promise<Person>((resolve, reject) => {
    hear = (message) => {
      early.push(message);
      if (message.type === "hello") resolve(message.me);
      if (message.type === "refused") reject(new Error(`${appId}/${roomId}: ${message.reason}`));
    };
  });
  socket.send(encodeStream({ type: "join", app, room, page: "/" }));
  const person = await me;
  open(documentOfScope(app, room, "me", person.id));
  await Promise.all(documents.map((document) => document.synced));
  const client = new TuttiClient(shared, socket, person, (path) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } }));
  await new Promise<void>((resolve) => {
    const look = (): void => { if (ready(client)) resolve(); };
    client.onOps = look;
    hear = (message) => client.hear(message);
    early.forEach(hear);
    look();
  });
  return client;
}
