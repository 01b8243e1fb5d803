import type { WidgetProps, WidgetRule } from "./widget.ts";

/** `thumbs`: down and up; `faces`: from worst to best; `stars`: one to five. */
export type FeedbackFace = "thumbs" | "faces" | "stars";

/** How much something is liked: counted from 0, the worst; null while nobody has said. */
export interface FeedbackProps extends WidgetProps {
  readonly face: FeedbackFace;
  readonly value: number | null;
}

/** How many choices each kind has. */
export const FEEDBACK_STEPS: { readonly [Face in FeedbackFace]: number } = { thumbs: 2, faces: 5, stars: 5 };

const fits = (props: FeedbackProps, n: number): boolean => Number.isInteger(n) && n >= 0 && n < FEEDBACK_STEPS[props.face];

export const feedback: WidgetRule<FeedbackProps, number | null> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (props, stored) => (stored === null || (typeof stored === "number" && fits(props, stored)) ? stored : undefined),
  problem: (props) => {
    if (!Object.hasOwn(FEEDBACK_STEPS, props.face)) return `kind is "${String(props.face)}"; write "thumbs", "faces" or "stars"`;
    return props.value === null || fits(props, props.value) ? undefined : `the default ${props.value} is not one of its ${FEEDBACK_STEPS[props.face]} choices, counted from 0`;
  },
};
