import { WIDGETS } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import type { SharedInputs } from "../shared-inputs.ts";
import { widgetProps } from "./widget-props.ts";

/** Which page of so many. */
export const pagination = (pen: Pen<unknown>): SharedInputs["pagination"] =>
  (label, options) => {
    const { pages, value = 1 } = options ?? pen.fail(`pagination "${label}" needs to know how many pages there are: { pages: 10 }`);
    return pen.value({
      kind: "pagination", rule: WIDGETS.pagination, options,
      props: { ...widgetProps(label, options), pages, value },
      decode: (page) => page,
      encode: (page) => (typeof page === "number" ? page : undefined),
    });
  };
