import { isCoEdited, type BranchSide, type ComparedDifference, type Take, type Touch } from "@tutti/protocol";
import { createUniqueId, For, Show, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { branchTexts as words } from "../../texts/branches.ts";
import { noticeTexts } from "../../texts/notices.ts";
import { partOf, textWords, valueWords } from "../changes/said.ts";
import { TextDiff, ValueDiff } from "../changes/value-diff.tsx";
import type { DifferenceGroup } from "./group-differences.ts";
import { partId } from "./group-differences.ts";
import { moment } from "./moment.ts";

/** So many parts of one widget are shown; the rest are counted. */
const SHOWN = 12;

interface DifferenceCardProps {
  readonly group: DifferenceGroup;
  readonly label: string;
  readonly into: BranchSide;
  readonly origin: string;
  readonly ticked: boolean;
  readonly disabled: boolean;
  readonly tick: (on: boolean) => void;
  readonly chosen: (part: string) => Take | undefined;
  readonly choose: (part: string, take: Take) => void;
}

/** One widget: what it says there and here, by whom, and whether it goes over. */
export function DifferenceCard(props: DifferenceCardProps): JSX.Element {
  const id = createUniqueId();
  const rest = () => props.group.parts.length - SHOWN;
  return (
    <li class="difference" data-off={props.ticked ? undefined : ""}>
      <label class="difference-head"><input type="checkbox" class="check" checked={props.ticked && !props.group.locked} disabled={props.disabled} onChange={(event) => props.tick(event.currentTarget.checked)} aria-describedby={id} /><span>{props.label}</span></label>
      <div class="difference-parts" id={id}>
        <Show when={props.group.locked}><p class="field-note">{words.onlyOwner}</p></Show>
        <For each={props.group.parts.slice(0, SHOWN).map(partId)}>
          {(part) => (
            <Show when={props.group.parts.find((one) => partId(one) === part)}>
              {(one) => <Part {...props} part={one()} />}
            </Show>
          )}
        </For>
        <Show when={rest() > 0}><p class="field-note">+ {words.parts(rest())}</p></Show>
      </div>
    </li>
  );
}

function Part(props: DifferenceCardProps & { readonly part: ComparedDifference }): JSX.Element {
  const name = () => partOf(props.part.name);
  return (
    <div class="difference-part">
      <Show when={name()}>{(text) => <p class="difference-name">{text()}</p>}</Show>
      <Show when={props.part.kind === "conflict"} fallback={<Plain part={props.part} />}><Choice {...props} /></Show>
    </div>
  );
}

function Plain(props: { readonly part: ComparedDifference }): JSX.Element {
  return (
    <>
      <Show when={props.part.kind === "both"} fallback={<ValueDiff name={props.part.name} before={props.part.ours} after={props.part.theirs} />}>
        <p class="field-note">{words.both}</p>
        <TextDiff before={textWords(props.part.name, props.part.ours)} after={textWords(props.part.name, props.part.merged)} />
      </Show>
      <By touch={props.part.theirsBy} />
    </>
  );
}

/** Both sides of a conflict beside each other, one of which is chosen. */
function Choice(props: DifferenceCardProps & { readonly part: ComparedDifference }): JSX.Element {
  const page = usePage();
  const id = createUniqueId();
  const side = (take: Take): string => ((take === "ours") === (props.into === "origin") ? props.origin : words.branch);
  const said = (take: Take): string => {
    if (props.part.deleted?.by === take) return noticeTexts.deleted;
    const value = take === "ours" ? props.part.ours : props.part.theirs;
    if (props.part.deleted?.by === "theirs") return words.rowStays;
    return isCoEdited(props.part.name) ? textWords(props.part.name, value) : valueWords(page, props.part.name, value);
  };
  return (
    <fieldset class="difference-choice" disabled={props.disabled || !props.ticked}>
      <legend class="field-note">{words.conflict}</legend>
      <div class="difference-sides">
        <For each={["ours", "theirs"] as const}>
          {(take) => (
            <label class="difference-side">
              <input type="radio" name={id} checked={props.chosen(partId(props.part)) === take} onChange={() => props.choose(partId(props.part), take)} />
              <span class="difference-side-words"><span class="difference-side-name">{side(take)}</span><span class="difference-side-value">{said(take)}</span><By touch={take === "ours" ? props.part.oursBy : props.part.theirsBy} /></span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

function By(props: { readonly touch: Touch | undefined }): JSX.Element {
  const people = follow(useRoom().people);
  return <Show when={props.touch}>{(touch) => <span class="difference-by">{words.by(touch().by === undefined ? words.app : (people().known.get(touch().by ?? ("" as never))?.name ?? words.someone), moment(touch().at))}</span>}</Show>;
}
