import { poll as rule, tally, voteMember } from "@tutti/protocol";
import { createMemo, createUniqueId, For, Show, type JSX } from "solid-js";
import { Avatar } from "../../people/avatar.tsx";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import "../checkbox/checkbox.css";
import { clearable } from "../clear-radio.ts";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { Inline } from "../markdown/inline.tsx";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import { optionLabel } from "../select/stale-choice.ts";
import { useWidget } from "../widget.ts";
import "./poll.css";

/** Faces beside a bar; the rest are a number. */
const FACES = 4;

/** A question to everybody, and how it stands. Choosing again what one voted for takes the vote back. */
export function Poll(drawn: Drawn<"poll">): JSX.Element {
  const room = useRoom();
  const me = follow(room.me);
  const people = follow(room.people);
  const widget = useWidget(drawn, rule, (value) =>
    (rule.accept(drawn.props, value as never) ?? []).map((vote) => optionLabel(drawn.props.options, vote.id)).join(", ") || texts.widget.none);
  const ids = fieldIds();
  const name = createUniqueId();
  const mine = createMemo(() => widget.value().find((vote) => vote.by === me()?.id)?.id);
  const counts = createMemo(() => tally(drawn.props, widget.value()));
  const shown = () => drawn.props.results === "always" || mine() !== undefined || widget.readOnly();
  const vote = (id: string | null): boolean => {
    const who = me()?.id;
    return who !== undefined && widget.setMember(voteMember(who), id, null);
  };
  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label} aside={<span class="field-value" role="status">{inputTexts.votes(widget.value().length)}</span>}
      below={<Show when={!widget.locked()}><span class="field-note">{shown() ? (mine() === undefined ? "" : inputTexts.takeBack) : inputTexts.voteFirst}</span></Show>}
    >
      <div class="poll held-box" role="radiogroup" aria-labelledby={ids.label}>
        <For each={drawn.props.options}>
          {(option, i) => {
            const id = createUniqueId();
            const count = () => counts()[i()] ?? 0;
            const voters = createMemo(() => widget.value().flatMap((one) => (one.id === option.id ? (people().known.get(one.by) ?? []) : [])));
            const part = () => (widget.value().length === 0 ? 0 : count() / widget.value().length);
            return (
              <div class="poll-option" data-mine={mine() === option.id ? "" : undefined}>
                <Show when={shown()}><span class="poll-bar" style={{ "--part": part() }} aria-hidden="true" /></Show>
                <input
                  type="radio" class="radio" name={name} id={id} value={option.id} disabled={widget.locked()} checked={mine() === option.id} aria-describedby={shown() ? `${id}-n` : undefined}
                  {...clearable(() => mine() === option.id, () => vote(null))}
                  onChange={(event) => {
                    if (event.currentTarget.checked && !vote(option.id)) event.currentTarget.checked = mine() === option.id;
                  }}
                />
                <label for={id}><Inline text={option.label} noLinks /></label>
                <Show when={shown()}>
                  <span class="poll-faces" title={voters().map((person) => person.name).join(", ")} aria-hidden="true">
                    <For each={voters().slice(0, FACES)}>{(person) => <Avatar person={person} />}</For>
                    <Show when={voters().length > FACES}><span>{texts.people.more(voters().length - FACES)}</span></Show>
                  </span>
                  <span class="poll-count" id={`${id}-n`}><span aria-hidden="true">{count()}</span><span class="sr-only">{inputTexts.votes(count())}: {inputTexts.votedFor(voters().map((person) => person.name))}</span></span>
                </Show>
              </div>
            );
          }}
        </For>
      </div>
    </Field>
  );
}
