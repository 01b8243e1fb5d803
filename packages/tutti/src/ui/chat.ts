import type { Person } from "@tutti/protocol";
import type { FileLimits, UploadedFile } from "./files.ts";
import type { ButtonOptions } from "./drawing.ts";
import type { Media } from "./displays.ts";
import type { Click, WidgetOptions } from "./widget-options.ts";

/** Whose a message is: somebody of the room, "user", "assistant", or any name. */
export type Speaker = Person | "user" | "assistant" | (string & {});

export interface ChatMessageOptions {
  /** A picture, an icon's name or an emoji; a person's own colour and initials where absent. */
  readonly avatar?: Media;
  /** Tells two messages of one speaker apart when others come and go above them. */
  readonly key?: string;
}

export interface ChatInputOptions extends Omit<WidgetOptions, "labelVisibility" | "width"> {
  /** The longest message, in characters; 100,000 where absent. */
  readonly maxChars?: number;
  /** Files may go with a message: any (true), or these. */
  readonly files?: boolean | (FileLimits & { readonly many?: boolean });
  /** Whether something spoken may be sent. */
  readonly audio?: boolean;
  /** Whether a message may be handled again after a crash, by its `id`. */
  readonly retry?: boolean;
}

/** What somebody sent, in exactly the run that carries it. */
export interface ChatMessage extends Click {
  readonly text: string;
  /** What went with it. Keep the `id` or `url` of a file that is to stay: one that nothing names goes after an hour. */
  readonly files: readonly UploadedFile[];
  readonly audio: UploadedFile | undefined;
}

/** The bytes of a file, or its text. */
export type FileData = string | Uint8Array | ArrayBuffer;

export interface DownloadButtonOptions extends Omit<ButtonOptions, "shortcut"> {
  /** What the file is called when it is saved. */
  readonly fileName: string;
  /** Its type, such as `text/csv`; that of its name where absent. */
  readonly mime?: string;
  /** Whether a press runs the script, which is then given the click. Saving a file runs nothing where absent. */
  readonly run?: "commit" | "never";
}

/** Conversations. */
export interface Chat<Self> {
  /** A message by somebody. Draw in it what was said: a text, a chart, anything. */
  chatMessage(by: Speaker, options?: ChatMessageOptions): Self;
  /**
   * Where people write messages: Enter sends, Shift+Enter begins a line. What somebody sent, in exactly the run that carries it, else
   * `undefined`; keep it in a state. On the page itself it stands at the bottom edge, in a container where it is drawn.
   */
  chatInput(placeholder?: string, options?: ChatInputOptions): ChatMessage | undefined;
  /**
   * A button that saves a file. With a function for data, the file is made when somebody presses it, by a run of the script and for
   * that person alone.
   */
  downloadButton(label: string, data: FileData | ((by: Click["by"]) => FileData | Promise<FileData>), options: DownloadButtonOptions): Click | undefined;
}
