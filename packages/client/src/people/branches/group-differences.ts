import type { ComparedDifference, Pick, Take } from "@tutti/protocol";
import { keyOfCell } from "../../shell/notice-diff.ts";

/** All that differs of one widget. */
export interface DifferenceGroup {
  readonly id: string;
  /** The widget's key. */
  readonly key: string;
  /** What is shown of what would come over: what was committed of a text goes along with the text, and what only our side changed stays as it is. */
  readonly parts: readonly ComparedDifference[];
  readonly all: readonly ComparedDifference[];
  /** Whether one of the two has to be chosen for some of it. */
  readonly conflicts: readonly ComparedDifference[];
  /** Whether only our side changed it: there is nothing to bring over. */
  readonly ours: boolean;
  readonly locked: boolean;
}

export const partId = ({ scope, name }: { readonly scope: string; readonly name: string }): string => `${scope}\n${name}`;

/** Differences widget by widget, in the order in which they came. */
export function groupDifferences(differences: readonly ComparedDifference[]): DifferenceGroup[] {
  const groups = new Map<string, ComparedDifference[]>();
  for (const one of differences) {
    const id = `${one.scope}\n${keyOfCell(one.name)}`;
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...groups].map(([id, all]) => {
    const texts = all.filter(({ name }) => name.startsWith("text:") || name.startsWith("rich:"));
    const told = texts.length > 0 ? texts : all;
    const changes = told.filter(({ kind }) => kind !== "ours");
    return {
      id, key: keyOfCell(all[0]?.name ?? ""), parts: changes.length > 0 ? changes : told, all, conflicts: all.filter(({ kind }) => kind === "conflict"),
      ours: all.every(({ kind }) => kind === "ours"), locked: all.some(({ locked }) => locked === true),
    };
  });
}

/** What is sent of the groups that were ticked. */
export function picksOf(groups: readonly DifferenceGroup[], ticked: (id: string) => boolean, chosen: (part: string) => Take | undefined): Pick[] {
  return groups.filter(({ id, locked }) => ticked(id) && !locked).flatMap(({ all }) => all.flatMap((one): Pick[] => {
    const take = one.kind === "conflict" ? chosen(partId(one)) : one.kind === "ours" ? undefined : "theirs";
    return take ? [{ scope: one.scope, name: one.name, take, seen: one.seen }] : [];
  }));
}
