import type { WidgetPlace } from "@tutti/protocol";
import { createEffect, createSignal, createUniqueId, onCleanup, Show, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";
import { usePage } from "../room.ts";
import { sharedChoice } from "../shared-choice.ts";
import "./disclosure.css";

interface DisclosureProps {
  /** What this reader's choice is remembered under, for this visit. */
  readonly name: string;
  readonly startsOpen: boolean;
  /** Where whether it is open is a value of the room. */
  readonly place?: WidgetPlace | undefined;
  readonly label: JSX.Element;
  readonly children: JSX.Element;
}

const yesOrNo = (open: boolean): string => (open ? "yes" : "no");

/** A heading that opens and closes what is under it, for this reader alone or for everybody. */
export function Disclosure(props: DisclosureProps): JSX.Element {
  const page = usePage();
  const id = createUniqueId();
  const kept = page.recall(`open:${props.name}`);
  const [chosen, setChosen] = createSignal<boolean | undefined>(kept === undefined ? undefined : kept === "yes");
  const { place } = props;
  const shared = place && sharedChoice(() => props.place ?? place);
  const open = () => {
    const now = shared ? shared.value() : chosen();
    return typeof now === "boolean" ? now : props.startsOpen;
  };
  // What was never opened need not be drawn; what was is kept, so that nothing in it is lost by closing.
  const [drawnOnce, setDrawnOnce] = createSignal(open());
  createEffect(() => {
    if (open()) setDrawnOnce(true);
  });
  const toggle = (): void => {
    if (shared) return shared.choose(!open());
    setChosen(!open());
    if (open()) setDrawnOnce(true);
    page.remember(`open:${props.name}`, yesOrNo(open()));
  };
  if (!shared) onCleanup(page.addOpenPart(props.name, { value: () => yesOrNo(open()), choose: (wanted) => { if (wanted !== yesOrNo(open())) toggle(); } }));
  return (
    <section class="disclosure">
      <button type="button" class="disclosure-head" aria-expanded={open()} aria-controls={id} onClick={toggle}>
        <span class="disclosure-label">{props.label}</span>
        <span class="disclosure-mark"><Icon name="chevronDown" /></span>
      </button>
      <div class="disclosure-body flow" id={id} hidden={!open()}><Show when={drawnOnce() || open()}>{props.children}</Show></div>
    </section>
  );
}
