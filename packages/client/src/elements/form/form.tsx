import type { WidgetPlace } from "@tutti/protocol";
import { createMemo, createSignal, Show, type JSX } from "solid-js";
import { shortName } from "../../people/initials.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { follow } from "../readable.ts";
import { usePage, useRoom } from "../room.ts";
import "./form.css";
import { FormContext, type FormScope } from "./form-context.ts";
import { fillingIn } from "./filling-in.ts";

/** Fields that take effect together. The draft is everybody's; the words at its foot say who is at it. */
export function Form(drawn: Drawn<"form">): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const [buttons, setButtons] = createSignal<readonly WidgetPlace[]>([]);
  const others = follow(room.presence.others);
  const names = createMemo(() => fillingIn(others(), drawn.props.cells).map((person) => shortName(person.name)), [], {
    equals: (a, b) => a.join("\n") === b.join("\n"),
  });
  const holding = new Set<() => boolean>();
  const scope: FormScope = {
    submit(place) {
      // Each says why: all are asked.
      if (![...holding].filter((holds) => holds()).length) room.press(place, { generation: drawn.props.generation, cells: drawn.props.cells });
    },
    hold(holds) {
      holding.add(holds);
      return () => void holding.delete(holds);
    },
    generation: () => drawn.props.generation,
    offer(place) {
      setButtons((before) => [...before, place]);
      return () => setButtons((before) => before.filter((other) => other !== place));
    },
    enter() {
      const [first] = buttons();
      if (drawn.props.enterToSubmit === false || !first) return false;
      page.widget(first.key)?.press?.();
      return true;
    },
  };
  return (
    <FormContext.Provider value={scope}>
      <div class="form flow" classList={{ card: drawn.props.border !== false }} role="form" aria-label={drawn.props.key}>
        <Children ids={drawn.childIds} />
        <p class="form-people" role="status"><Show when={names().length > 0}>{texts.people.filling(names())}</Show></p>
      </div>
    </FormContext.Provider>
  );
}
