import { WIDGETS, type Vote } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import type { PollOptions, PollResult, SharedInputs } from "../shared-inputs.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** A question to everybody, one vote a person. */
export const poll = (pen: Pen<unknown>): SharedInputs["poll"] =>
  <const O>(label: string, options: readonly O[], more: PollOptions<O> = {}) => {
    const list = choices(pen, `poll "${label}"`, options, more);
    const result = (option: O, id: string, votes: readonly Vote[]): PollResult<O> => {
      const by = votes.filter((vote) => vote.id === id).map((vote) => vote.by);
      return { option, count: by.length, by };
    };
    return pen.value<"poll", readonly Vote[], readonly PollResult<O>[]>({
      kind: "poll", rule: WIDGETS.poll, options: more,
      props: { ...widgetProps(label, more), options: list.shown, results: more.results ?? "always" },
      decode: (votes) => list.shown.flatMap(({ id }) => {
        const option = list.valueOf(id);
        return option === undefined ? [] : [result(option, id, votes)];
      }),
      // Nobody votes for others, the script neither.
      encode: () => undefined,
    });
  };
