import { entriesOf, fileEntry, fileUpload, memberName, valueOf, writeEntry, type FileRecord, type FileRef, type WidgetPlace } from "@tutti/protocol";
import type { Element } from "./find.ts";
import { placeOf, type ElementHandle, type Hand } from "./handles.ts";
import type { TestFile } from "./memory-uploads.ts";

/** What brings a file to the server. @throws with its sentence where it is refused. */
export type Bring = (place: WidgetPlace, file: TestFile) => FileRecord;

/** An upload: its files, and bringing and taking them away as its person would. */
export interface FileUploadHandle extends ElementHandle<"fileUpload"> {
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

export function fileUploadHandle(element: Element<"fileUpload">, hand: Hand, bring: Bring): FileUploadHandle {
  const { props } = element;
  const place = placeOf(element);
  const value = (): readonly FileRef[] => valueOf(fileUpload, props, hand.stored(place, "files"));
  const write = (id: string, entry: Parameters<typeof writeEntry>[2]): void => void writeEntry(hand.document(place), memberName(place.key, id), entry, "page");
  return {
    kind: "fileUpload", props,
    get value() { return value(); },
    upload(...files) {
      hand.check(place, props.label, props.disabled ?? false);
      if (!props.many && files.length > 1) throw new Error(`"${props.label}" takes one file`);
      for (const file of files) {
        const record = bring(place, file);
        if (!props.many) for (const [id] of entriesOf(hand.stored(place, "files"))) write(id, null);
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
