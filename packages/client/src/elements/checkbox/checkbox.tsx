import { checkbox as rule } from "@tutti/protocol";
import { Show, type JSX } from "solid-js";
import { texts } from "../../texts/page.ts";
import { FieldFrame, fieldIds } from "../field.tsx";
import type { Drawn } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { useWidget } from "../widget.ts";
import "./checkbox.css";

/** A checkbox, or a toggle: they differ in their look alone. */
export function Checkbox(drawn: Drawn<"checkbox" | "toggle">): JSX.Element {
  const widget = useWidget(drawn, rule, (value) => (value === true ? texts.widget.yes : texts.widget.no));
  const ids = fieldIds();
  const toggled = (event: Event & { currentTarget: HTMLInputElement }): void => {
    // A change that could not be written must not look as if it had been.
    if (!widget.set(event.currentTarget.checked)) event.currentTarget.checked = widget.value();
  };
  return (
    <FieldFrame props={drawn.props} widget={widget} class="choice-field">
      <div class="choice held-box">
        <input
          type="checkbox" id={ids.control} class={drawn.kind} role={drawn.kind === "toggle" ? "switch" : undefined} checked={widget.value()}
          disabled={widget.locked()} onChange={toggled}
        />
        <label for={ids.control} classList={{ "sr-only": drawn.props.labelVisibility === "collapsed", unseen: drawn.props.labelVisibility === "hidden" }}>
          <Inline text={drawn.props.label} noLinks />
        </label>
        <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
      </div>
    </FieldFrame>
  );
}
