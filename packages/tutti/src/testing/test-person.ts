import { parseDeviceId, type DeviceId, type FileRecord, type Person, type WidgetPlace } from "@tutti/protocol";
import { findOne } from "../participant/find.ts";
import { Participant } from "../participant/participant.ts";
import { dataEditorHandle, type DataEditorHandle } from "./data-editor-handle.ts";
import { chatInputHandle, downloadHandle, fileUploadHandle, type ChatInputHandle, type DownloadHandle, type FilesKind, type FileUploadHandle, type SavedFile } from "./file-handles.ts";
import { bytesOf, type TestFile } from "./memory-uploads.ts";
import type { Place } from "./place.ts";
import { Visit } from "./visit.ts";

const DEVICE = parseDeviceId("device") as DeviceId;

/**
 * Somebody with the app open. Finders give what their page shows; what they do is done in their own copies of the
 * documents, as in a browser, and has reached the script after the next `run()`.
 */
export class TestPerson extends Participant {
  /** Who they are, as the room knows them. */
  readonly who: Person;
  readonly #place: Place;
  readonly #visit: Visit;
  #batches = 0;
  #online = true;

  /** @internal People are made by `TestApp.person`. */
  constructor(place: Place, person: Person) {
    const { app, room, clock } = place;
    const visit = new Visit(place, person);
    super({ app, room, documents: visit.documents, said: visit.said, device: DEVICE, now: () => clock.now(), tell: (message) => visit.tell(message) });
    this.#place = place;
    this.#visit = visit;
    this.who = person;
  }

  /** @internal Comes in, once the room is open. */
  enter(): void {
    if (this.#online) this.#visit.enter(this.shown.path, this.reader, (message) => this.shown.receive(message));
  }

  /** Loses the network: the last view stays, and what this person does waits in their browser. */
  offline(): void {
    this.#online = false;
    this.#visit.cut();
  }

  /** Has the network again: what was done meanwhile arrives. */
  online(): void {
    this.#online = true;
    this.enter();
  }

  /** Closes the page. */
  leave(): void {
    this.#visit.leave();
  }

  readonly fileUpload = (name?: string): FileUploadHandle => this.#files("fileUpload", name);
  /** A camera: `upload` hands over what it would have taken. */
  readonly cameraInput = (name?: string): FileUploadHandle<"cameraInput"> => this.#files("cameraInput", name);
  /** A microphone: `upload` hands over what it would have recorded. */
  readonly audioInput = (name?: string): FileUploadHandle<"audioInput"> => this.#files("audioInput", name);
  /** A table that people edit, by its label or key. */
  readonly dataEditor = (name?: string): DataEditorHandle => dataEditorHandle(findOne(this.shown.elements(), "dataEditor", name), this.hand, {
    me: this.who.id, blob: (blob, column) => this.#place.blobColumn(blob, column), batch: () => `${this.who.id}-${(this.#batches += 1)}`,
  });

  /** A chat input, by its placeholder or key; the only one where absent. */
  readonly chatInput = (name?: string): ChatInputHandle => chatInputHandle(findOne(this.shown.elements(), "chatInput", name), this.hand, (at, file) => this.#bring(at, file));
  /** A download button, by its label or key. */
  readonly downloadButton = (name?: string): DownloadHandle => downloadHandle(findOne(this.shown.elements(), "downloadButton", name), this.hand, (blob) => this.#save(blob));

  /** Files that were made for this person when they pressed a button, oldest first. */
  get downloads(): readonly SavedFile[] {
    return this.shown.downloads.map(({ blob, fileName }) => ({ fileName, ...this.#save(blob) }));
  }

  #files<Kind extends FilesKind>(kind: Kind, name: string | undefined): FileUploadHandle<Kind> {
    return fileUploadHandle(kind, findOne(this.shown.elements(), kind, name), this.hand, (at, file) => this.#bring(at, file));
  }

  /** As the server does: the widget is asked first, and then what is in the file. */
  #bring({ key }: WidgetPlace, file: TestFile): FileRecord {
    const { app, room, clock, uploads } = this.#place;
    const ruling = this.#place.opened()?.mayUpload(this.who.id, { key, name: file.name, size: bytesOf(file).byteLength });
    if (!this.#online || !ruling) throw new Error(`${this.who.name} is not in the room: a file waits in the browser until its person is back`);
    if (ruling.kind !== "take") throw new Error(ruling.reason);
    return uploads.put({ app, room, key, scope: ruling.scope, by: this.who.id, at: clock.now() }, ruling.rules, file);
  }

  /** As the server does: what nothing on one's page names is not there. */
  #save(blob: string): { readonly bytes: Uint8Array; readonly mime: string } {
    const found = this.#place.blobs.get(blob);
    if (!found || !this.#place.opened()?.mayRead(this.who.id, blob)) throw new Error(`${this.who.name} may not read this file`);
    return found;
  }
}
