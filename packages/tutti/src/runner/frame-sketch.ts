import type { ElementKind, ElementProps, TableData } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import type { Following, Sketch, TableReader } from "../ui/pen.ts";
import type { Table } from "../ui/tables.ts";
import { readTable } from "./data/reader.ts";
import type { Scene } from "./scene.ts";
import { noteStreamed, type Blob } from "./streamed-blobs.ts";
import { travellingBytes, travellingTable } from "./tables.ts";

/** What goes beside the elements is a few frames' worth of memory at the server, for each stream. */
const MOST_BYTES = 2 * 1024 * 1024;
/** A page may be fetching what the frame before showed. */
const FRAMES_KEPT = 8;
const NAMES_KEPT = 64;

/** Says what an element shows of a stream in one frame, when the run that drew it is long over. */
export class FrameSketch implements Sketch {
  readonly #scene: Scene;
  readonly #blobs = new Map<string, Blob>();

  private constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** For the frames of one stream: what they send beside the element is let go some frames later. */
  static of<K extends ElementKind>(scene: Scene): (work: Following<K, never>) => ElementProps[K] {
    const names: string[] = [];
    return (work) => {
      const sketch = new FrameSketch(scene);
      const props = work.props(sketch);
      for (const name of sketch.#blobs.keys()) {
        if (names.includes(name)) names.splice(names.indexOf(name), 1);
        names.push(name);
      }
      names.splice(0, names.length - NAMES_KEPT - FRAMES_KEPT);
      if (sketch.#blobs.size > 0) noteStreamed(props, { blobs: sketch.#blobs, gone: names.slice(0, -FRAMES_KEPT) });
      return props;
    };
  }

  table(data: Table, columns: readonly string[] | undefined, use?: "drawn"): TableData {
    const table = travellingTable(data, columns, use, this.#scene, this.#blobs);
    this.#checkSize();
    return table;
  }

  reader(data: Table): TableReader {
    return readTable(data, this.#scene.ports);
  }

  blob(bytes: Uint8Array, mime: string): string {
    const name = travellingBytes(bytes, mime, this.#scene, this.#blobs);
    this.#checkSize();
    return name;
  }

  fail(message: string, hint?: string): never {
    throw new AuthorError(message, hint);
  }

  #checkSize(): void {
    const bytes = [...this.#blobs.values()].reduce((sum, blob) => sum + blob.bytes.byteLength, 0);
    if (bytes > MOST_BYTES) this.fail(`a piece of a stream has ${(bytes / 1024 / 1024).toFixed(1)} MiB, and at most ${MOST_BYTES / 1024 / 1024} are shown`, "Give smaller pictures, or fewer rows");
  }
}
