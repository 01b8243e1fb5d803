import { cellChoice, dataframeWidget as rule, MAX_CHOSEN, type Picked } from "@tutti/protocol";
import { createMemo, type Accessor } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import type { Drawn } from "../drawn.ts";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import { useWidget, type Widget } from "../widget.ts";
import { choicesOf, target, toggled, type Choices } from "./choices.ts";

/** What can be done in a table beside reading it. */
export interface Chooser {
  readonly choices: Accessor<Choices>;
  /** Chooses, or takes a choice back. @returns why it was not done, for people; `undefined` where it was. */
  choose(row: string | undefined, column: string | undefined): string | undefined;
  press(row: string | undefined, column: string): string | undefined;
}

/** Binds a table to what is chosen in it. */
export function useChoices(drawn: Drawn<"dataframeWidget">): { readonly widget: Widget<readonly Picked[]>; readonly chooser: Chooser } {
  const room = useRoom();
  const me = follow(room.me);
  const people = follow(room.people);
  const print = (value: unknown): string => texts.chosenRows(Array.isArray(value) ? value.length : 0);
  const widget = useWidget(drawn, rule, print);
  const choices = createMemo(() => choicesOf(drawn.props.select, widget.value(), people().known));
  return {
    widget,
    chooser: {
      choices,
      choose(row, column) {
        const { mode } = choices();
        if (mode === undefined || widget.locked()) return undefined;
        const what = target(mode, row, column);
        if (!what) return texts.noId;
        const entry = toggled(choices(), what, me()?.id);
        if (entry === "full") return texts.chosenFull(MAX_CHOSEN);
        if (entry) widget.setMember(...entry);
        return undefined;
      },
      press(row, column) {
        if (widget.locked()) return undefined;
        if (row === undefined) return texts.noId;
        room.press(widget.place(), undefined, cellChoice(row, column));
        return undefined;
      },
    },
  };
}
