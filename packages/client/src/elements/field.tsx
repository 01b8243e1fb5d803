import type { WidgetProps } from "@tutti/protocol";
import { createUniqueId, Show, type JSX } from "solid-js";
import { NameTag } from "../people/name-tag.tsx";
import { personColour } from "../people/colour.ts";
import "./field.css";
import { Help } from "./help.tsx";
import { Inline } from "./markdown/inline.tsx";
import type { Widget } from "./widget.ts";

interface FieldProps {
  readonly props: WidgetProps;
  readonly widget: Pick<Widget<unknown>, "holders" | "readOnly" | "hold" | "release" | "locked">;
  /** The control that the label names; a group of controls is named by `labelId` instead. */
  readonly controlId?: string;
  readonly labelId?: string;
  /** Beside the label: the value of a slider. */
  readonly aside?: JSX.Element;
  /** Under the control: what is wrong, or how much is left. */
  readonly below?: JSX.Element;
  /** Whether holding the widget is told from here; text fields tell carets instead. */
  readonly quiet?: boolean;
  readonly children: JSX.Element;
}

/** A widget's label, its help, who else is here, and the control itself. */
export function Field(props: FieldProps): JSX.Element {
  const labelled = () => props.props.labelVisibility ?? "visible";
  return (
    <FieldFrame {...props} class="field">
      <div class="field-head" data-label={labelled()}>
        <Show when={props.controlId} fallback={<span class="label" id={props.labelId}><Inline text={props.props.label} noLinks /></span>}>
          {(id) => <label class="label" for={id()} id={props.labelId}><Inline text={props.props.label} noLinks /></label>}
        </Show>
        <Show when={props.props.help}>{(help) => <Help text={help()} />}</Show>
        <span class="field-space" />
        {props.aside}
      </div>
      {props.children}
      {props.below}
    </FieldFrame>
  );
}

/** The frame without a label: the ring and the name of who holds it, and the telling of who does. */
export function FieldFrame(props: Pick<FieldProps, "props" | "widget" | "quiet" | "children"> & { readonly class: string }): JSX.Element {
  const holder = () => props.widget.holders()[0];
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }): void => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    props.widget.release();
  };
  return (
    <div
      class={props.class}
      data-held={holder() ? "" : undefined}
      data-readonly={props.widget.readOnly() ? "" : undefined}
      style={{ "--person": personColour(holder()), "max-width": props.props.width === undefined ? undefined : `${props.props.width}px` }}
      onFocusIn={() => {
        if (!props.quiet) props.widget.hold("focus");
      }}
      onFocusOut={leave}
    >
      {props.children}
      <NameTag people={props.widget.holders()} />
    </div>
  );
}

/** Ids for a control and what describes it. */
export function fieldIds(): { readonly control: string; readonly label: string; readonly note: string } {
  const id = createUniqueId();
  return { control: `w${id}`, label: `w${id}-label`, note: `w${id}-note` };
}
