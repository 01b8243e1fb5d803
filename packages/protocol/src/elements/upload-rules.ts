import type { ViewElement } from "../stream/view.ts";
import { CAPTURED } from "./capture.ts";
import type { ChatInputProps } from "./chat.ts";
import type { FileUploadProps } from "./file-upload.ts";
import { MAX_RICH_PICTURE_BYTES, RICH_PICTURES } from "./rich-doc.ts";

/** What a widget takes of files. */
export type UploadRules = Pick<FileUploadProps, "types" | "maxSize">;

/** @returns what an element takes of files; `undefined` where it takes none. */
export function uploadRules(element: ViewElement): UploadRules | undefined {
  switch (element.kind) {
    case "fileUpload":
      return element.props;
    case "cameraInput":
    case "audioInput":
      return { types: CAPTURED[element.kind], ...(element.props.maxSize !== undefined && { maxSize: element.props.maxSize }) };
    case "richText":
      return element.props.readOnly ? undefined : { types: RICH_PICTURES, maxSize: MAX_RICH_PICTURE_BYTES };
    case "chatInput":
      return chatRules(element.props);
    default:
      return undefined;
  }
}

/** What goes with a message, and what is spoken, come the same way. */
function chatRules({ files, audio }: ChatInputProps): UploadRules | undefined {
  if (!audio) return files;
  if (!files) return { types: CAPTURED.audioInput };
  return files.types ? { ...files, types: [...files.types, ...CAPTURED.audioInput] } : files;
}
