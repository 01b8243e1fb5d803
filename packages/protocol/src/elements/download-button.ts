import type { ButtonProps } from "./button.ts";
import type { MediaSource } from "./media.ts";
import type { WidgetRule } from "./widget.ts";

/** A button that saves a file. Its bytes go ahead of it, or are made when it is pressed. */
export interface DownloadButtonProps extends ButtonProps {
  readonly fileName: string;
  /** Absent where the file is made when the button is pressed, for its presser alone. */
  readonly source?: MediaSource;
  /** Whether a press is told to the script. */
  readonly tells?: boolean;
}

export const downloadButton: WidgetRule<DownloadButtonProps, undefined> = { storage: "event", initial: () => undefined, accept: () => undefined };
