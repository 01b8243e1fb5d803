import type { FileId, JsonValue, WidgetPlace } from "@tutti/protocol";
import type { Clock } from "../ports.ts";
import type { TusParts } from "./send.ts";

/** An upload that is not over, with the file itself: so it goes on after its page was loaded again, or the server let go of it. */
export interface KeptUpload {
  readonly id: string;
  /** `<person>/<app>/<room>`: whose it is, and where. */
  readonly owner: string;
  readonly place: WidgetPlace;
  readonly one: boolean;
  readonly file: File;
  readonly path?: string;
  /** Where the server takes it, once it has begun. */
  readonly url?: string;
  /** As what its widget's value names it, once all of it was there: the server may not have heard of that yet. */
  readonly named?: FileId;
}

/** Where uploads are kept while they go on. Whatever fails is left out: then one chooses the file again. */
export interface KeptFiles {
  put(upload: KeptUpload): Promise<void>;
  drop(id: string): Promise<void>;
  of(owner: string): Promise<readonly KeptUpload[]>;
}

/** What uploads need of the world around them: the browser's own, or a wire and a time of the simulation's. */
export interface UploadPorts {
  readonly kept: KeptFiles;
  readonly clock: Pick<Clock, "after">;
  /** What the server says of a file that is all there; `undefined` where it does not say so. */
  about(url: string): Promise<JsonValue | undefined>;
  /** Does something that no other tab of this browser does meanwhile. */
  alone(id: string, work: () => Promise<void>): Promise<void>;
  /** Hears when the device has a network again. */
  onOnline(listener: () => void): void;
  /** How tus reads and sends, where that is not a browser's way. */
  readonly tus?: TusParts;
}
