import { PERSON_MEMBER } from "../documents/layout.ts";
import { parsePersonId, type PersonId } from "../ids.ts";
import { entriesOf } from "./checklist.ts";
import { hasOption, optionProblem, type Option } from "./option.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A question to everybody: one vote a person. */
export interface PollProps extends WidgetProps {
  readonly options: readonly Option[];
  /** When the votes are shown: always, or to those who have voted. */
  readonly results: "always" | "voted";
}

/** Who voted for what. */
export interface Vote {
  readonly by: PersonId;
  readonly id: string;
}

/** The name of a person's own entry. The server puts back what anybody else writes there. */
export const voteMember = (person: PersonId): string => `${PERSON_MEMBER}${person}`;

/** One entry for each person, so that no vote takes the place of another's; null takes one's vote back. */
export const poll: WidgetRule<PollProps, readonly Vote[]> = {
  storage: "entries",
  initial: () => [],
  accept: (props, stored) => {
    if (!Array.isArray(stored)) return undefined;
    return entriesOf(stored).flatMap(([member, id]) => {
      const by = member.startsWith(PERSON_MEMBER) ? parsePersonId(member.slice(1)) : undefined;
      return by !== undefined && hasOption(props.options, id) ? [{ by, id }] : [];
    });
  },
  problem: (props) => optionProblem(props.options),
};

/** How many voted for each option, in the order of the options. */
export const tally = (props: Pick<PollProps, "options">, votes: readonly Vote[]): readonly number[] =>
  props.options.map(({ id }) => votes.filter((vote) => vote.id === id).length);
