import { WIDGETS, type FileRef } from "@tutti/protocol/script";
import type { CameraOptions, UploadedFile } from "../files.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { encodeFiles, fileLimits, uploaded } from "./file-upload.ts";
import { widgetProps } from "./widget-props.ts";

/** A camera or microphone: what it takes is its person's, unless its author says that it is everybody's. */
export const capture = (pen: Pen<unknown>, kind: "cameraInput" | "audioInput") =>
  (label: string, options: CameraOptions = {}): UploadedFile | undefined => {
    const { shared, facing, maxSize } = options;
    if (!pen.own && !shared) {
      pen.fail(`${kind} "${label}" would show to everybody what somebody takes`, `Draw it in a block of their own: ui.private((mine) => mine.${kind}("${label}")), or say { shared: true }`);
    }
    return pen.value<typeof kind, readonly FileRef[], UploadedFile | undefined>({
      kind, rule: WIDGETS[kind], options,
      props: { ...widgetProps(label, options), ...fileLimits(pen, `${kind} "${label}"`, given({ maxSize })), ...given({ facing: kind === "cameraInput" ? facing : undefined }) },
      decode: (refs) => uploaded(pen, refs)[0],
      encode: (file) => encodeFiles(file === undefined || file === null ? [] : [file]),
    });
  };
