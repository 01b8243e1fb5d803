import type { FileRef } from "../files/file-record.ts";
import { fileUpload, type FileUploadProps } from "./file-upload.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A photo that is taken, or a sound that is recorded, in the page: kept as a file that was uploaded. */
export interface CaptureProps extends WidgetProps {
  /** Bytes at most. */
  readonly maxSize?: number;
  /** Of a camera: the one that looks at whoever holds it, or the other. */
  readonly facing?: "user" | "environment";
}

export const CAPTURED = { cameraInput: ["image/*"], audioInput: ["audio/*"] } as const;

/** One file, the newest. */
export const capture: WidgetRule<CaptureProps, readonly FileRef[]> = {
  storage: "files",
  initial: () => [],
  accept: (props, stored) => fileUpload.accept(props, stored),
  problem: (props) => fileUpload.problem?.(props satisfies FileUploadProps),
};
