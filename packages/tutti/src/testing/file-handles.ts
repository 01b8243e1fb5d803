import { entriesOf, fileEntry, fileUpload, memberName, messageProblem, valueOf, writeEntry, type FileRecord, type FileRef, type WidgetPlace } from "@tutti/protocol";
import { propsOf, type Element } from "../participant/find.ts";
import { placeOf, type ElementHandle, type Hand } from "../participant/handles.ts";
import type { TestFile } from "./memory-uploads.ts";

/** What brings a file to the server. @throws with its sentence where it is refused. */
export type Bring = (place: WidgetPlace, file: TestFile) => FileRecord;

/** What takes files. */
export type FilesKind = "fileUpload" | "cameraInput" | "audioInput";

/** An upload: its files, and bringing and taking them away as its person would. */
export interface FileUploadHandle<Kind extends FilesKind = "fileUpload"> extends ElementHandle<Kind> {
  readonly value: readonly FileRef[];
  /**
   * Brings files: a text or bytes each. Of a widget for one file, it takes the place of the one that is there.
   *
   * @throws with the sentence that the page would show, where one is not taken.
   */
  upload(...files: readonly TestFile[]): void;
  /** Takes a file away, by its name. */
  remove(name: string): void;
}

/** Where messages are written. */
export interface ChatInputHandle extends ElementHandle<"chatInput"> {
  /**
   * Sends a message, also offline: then it waits.
   *
   * @throws with the page's sentence where it cannot be sent.
   */
  send(text: string, more?: { readonly files?: readonly TestFile[]; readonly audio?: TestFile }): void;
}

/** A file as it was saved. */
export interface SavedFile {
  readonly fileName: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** A button that saves a file. */
export interface DownloadHandle extends ElementHandle<"downloadButton"> {
  readonly label: string;
  /** Presses it. A file that is there is saved at once; one that is made is among the person's `downloads` after the next `run()`. */
  click(): SavedFile | undefined;
}

export function chatInputHandle(element: Element<"chatInput">, hand: Hand, bring: Bring): ChatInputHandle {
  const { props } = element;
  const place = placeOf(element);
  return {
    kind: "chatInput", props,
    send(text, { files = [], audio } = {}) {
      hand.check(place, props.label, props.disabled ?? false);
      const ids = files.map((file) => bring(place, file).id);
      const message = { text, ...(ids.length > 0 && { files: ids }), ...(audio && { audio: bring(place, audio).id }) };
      const problem = messageProblem(props, message);
      if (problem !== undefined) throw new Error(problem);
      hand.say(place, message);
    },
  };
}

export function downloadHandle(element: Element<"downloadButton">, hand: Hand, read: (blob: string) => { readonly bytes: Uint8Array; readonly mime: string }): DownloadHandle {
  const { props } = element;
  return {
    kind: "downloadButton", props, label: props.label,
    click() {
      if (props.disabled) throw new Error(`"${props.label}" is disabled`);
      if (!props.source || props.tells) {
        hand.check(placeOf(element), props.label, false);
        hand.press(placeOf(element));
      }
      return props.source?.kind === "blob" ? { fileName: props.fileName, ...read(props.source.blob) } : undefined;
    },
  };
}

export function fileUploadHandle<Kind extends FilesKind>(kind: Kind, element: Element<Kind>, hand: Hand, bring: Bring): FileUploadHandle<Kind> {
  const props = propsOf<Kind>(element);
  const many = "many" in props && props.many === true;
  const place = placeOf(element);
  const value = (): readonly FileRef[] => valueOf(fileUpload, { ...props, many }, hand.stored(place, "files"));
  const write = (id: string, entry: Parameters<typeof writeEntry>[2]): void => void writeEntry(hand.document(place), memberName(place.key, id), entry, "page");
  return {
    kind, props,
    get value() { return value(); },
    upload(...files) {
      hand.check(place, props.label, props.disabled ?? false);
      if (!many && files.length > 1) throw new Error(`"${props.label}" takes one file`);
      for (const file of files) {
        const record = bring(place, file);
        if (!many) for (const [id] of entriesOf(hand.stored(place, "files"))) write(id, null);
        write(record.id, fileEntry(record));
      }
    },
    remove(name) {
      hand.check(place, props.label, props.disabled ?? false);
      const file = value().find((one) => one.name === name || one.path === name);
      if (!file) throw new Error(`"${props.label}" has no file "${name}"; it has ${value().map((one) => `"${one.name}"`).join(", ") || "none"}`);
      write(file.id, null);
    },
  };
}
