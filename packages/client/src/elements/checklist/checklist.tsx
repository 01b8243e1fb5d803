import { checklist as rule, tickEntry, type PersonId, type Tick } from "@tutti/protocol";
import { createMemo, createUniqueId, For, Show, type JSX } from "solid-js";
import { Avatar } from "../../people/avatar.tsx";
import { shortName } from "../../people/initials.ts";
import { inputTexts } from "../../texts/inputs.ts";
import { texts } from "../../texts/page.ts";
import "../checkbox/checkbox.css";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { Inline } from "../markdown/inline.tsx";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import { optionLabel } from "../select/stale-choice.ts";
import { useWidget } from "../widget.ts";
import "./checklist.css";

/** Things to do, each with who ticked it. */
export function Checklist(drawn: Drawn<"checklist">): JSX.Element {
  const room = useRoom();
  const me = follow(room.me);
  const people = follow(room.people);
  const print = (value: unknown): string =>
    (rule.accept(drawn.props, value as never) ?? []).map((tick) => optionLabel(drawn.props.options, tick.id)).join(", ") || texts.widget.none;
  const widget = useWidget(drawn, rule, print);
  const ids = fieldIds();
  const ticks = createMemo<ReadonlyMap<string, Tick>>(() => new Map(widget.value().map((tick) => [tick.id, tick])));
  const person = (by: PersonId | undefined) => (by === undefined ? undefined : people().known.get(by));
  return (
    <Field
      props={drawn.props} widget={widget} labelId={ids.label}
      aside={<span class="field-value" role="status">{inputTexts.done(widget.value().length, drawn.props.options.length)}</span>}
    >
      <div class="checklist held-box" role="group" aria-labelledby={ids.label}>
        <For each={drawn.props.options}>
          {(option) => {
            const id = createUniqueId();
            const tick = () => ticks().get(option.id);
            const who = () => person(tick()?.by);
            return (
              <div class="choice checklist-item" data-done={tick() ? "" : undefined}>
                <input
                  type="checkbox" class="checkbox" id={id} checked={tick() !== undefined} disabled={widget.locked()} aria-describedby={who() ? `${id}-by` : undefined}
                  onChange={(event) => {
                    const box = event.currentTarget;
                    if (!widget.setMember(option.id, tickEntry(box.checked, me()?.id), tickEntry(!box.checked, undefined))) box.checked = tick() !== undefined;
                  }}
                />
                <label for={id}><Inline text={option.label} noLinks /></label>
                <span class="field-space" />
                <Show when={who()}>
                  {(someone) => <span class="checklist-by" id={`${id}-by`}><Avatar person={someone()} /><span>{shortName(someone().name)}</span></span>}
                </Show>
              </div>
            );
          }}
        </For>
      </div>
    </Field>
  );
}
