import { WIDGETS } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import type { SharedInputs } from "../shared-inputs.ts";
import { widgetProps } from "./widget-props.ts";

/** Thumbs, faces or stars. */
export const feedback = (pen: Pen<unknown>): SharedInputs["feedback"] =>
  (label, options = {}) => pen.value<"feedback", number | null, number | undefined>({
    kind: "feedback", rule: WIDGETS.feedback, options,
    props: { ...widgetProps(label, options), face: options.kind ?? "thumbs", value: options.value ?? null },
    decode: (chosen) => chosen ?? undefined,
    encode: (chosen) => (chosen === undefined || chosen === null ? null : typeof chosen === "number" ? chosen : undefined),
  });
