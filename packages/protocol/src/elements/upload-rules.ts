import type { ViewElement } from "../stream/view.ts";
import type { FileUploadProps } from "./file-upload.ts";

/** What a widget takes of files. */
export type UploadRules = Pick<FileUploadProps, "types" | "maxSize">;

/** @returns what an element takes of files; `undefined` where it takes none. */
export function uploadRules(element: ViewElement): UploadRules | undefined {
  switch (element.kind) {
    case "fileUpload":
      return element.props;
    case "chatInput":
      return element.props.files;
    default:
      return undefined;
  }
}
