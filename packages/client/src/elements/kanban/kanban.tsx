import type { PlacedCard } from "@tutti/protocol";
import { createMemo, createSignal, For, Show, type JSX } from "solid-js";
import { personColour } from "../../people/colour.ts";
import { shortName } from "../../people/initials.ts";
import { kanbanTexts } from "../../texts/kanban.ts";
import { Icon } from "../../theme/icon.tsx";
import type { Drawn } from "../drawn.ts";
import { Field, fieldIds } from "../field.tsx";
import { Inline } from "../markdown/inline.tsx";
import { useBoard } from "./board.ts";
import { CardForm } from "./card-form.tsx";
import { cardDrag } from "./drag.ts";
import "./kanban.css";
import { arranged, spotBeside, spotOf, type Spot } from "./moving.ts";

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/** Cards in columns, moved by pointer or by keys. Where somebody else holds a card, the card says so. */
export default function Kanban(drawn: Drawn<"kanban">): JSX.Element {
  const board = useBoard(drawn);
  const { widget } = board;
  const ids = fieldIds();
  const columns = createMemo(() => drawn.props.options.map(({ id }) => id));
  /** The card that I carry, and where it would be put. */
  const [held, setHeld] = createSignal<{ readonly id: string; readonly spot: Spot; readonly by: "keys" | "pointer" }>();
  const [focused, setFocused] = createSignal<string>();
  const [editing, setEditing] = createSignal<string>();
  const [adding, setAdding] = createSignal<string>();
  const [said, setSaid] = createSignal("");
  const shown = createMemo(() => arranged(board.cards(), columns(), held()?.id, held()?.spot));
  const stop = (): string | undefined => board.cards().find(({ id }) => id === focused())?.id ?? board.cards()[0]?.id;
  const cardOf = (id: string | undefined): PlacedCard | undefined => board.cards().find((card) => card.id === id);
  const labelOf = (column: string): string => drawn.props.options.find(({ id }) => id === column)?.label ?? column;
  const room = ({ column }: Spot, id: string): number => board.cards().filter((card) => card.column === column && card.id !== id).length + 1;
  let frame: HTMLDivElement | undefined;

  const focus = (id: string | undefined): void => {
    setFocused(id);
    // After Solid has put the card where it belongs.
    queueMicrotask(() => frame?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id ?? "")}"]`)?.focus());
  };
  const take = (id: string, by: "keys" | "pointer"): void => {
    const spot = spotOf(board.cards(), id);
    const card = cardOf(id);
    if (!spot || !card || widget.locked()) return;
    setHeld({ id, spot, by });
    widget.hold("drag");
    board.tell(id);
    setSaid(kanbanTexts.taken(board.titleOf(card), labelOf(spot.column), spot.at + 1, room(spot, id)));
  };
  const end = (put: boolean): void => {
    const carried = held();
    setHeld(undefined);
    board.tell(undefined);
    const card = cardOf(carried?.id);
    if (!carried || !card) return;
    const before = spotOf(board.cards(), carried.id);
    const moved = put && (before?.column !== carried.spot.column || before.at !== carried.spot.at);
    if (moved) board.put(carried.id, carried.spot);
    setSaid(put ? kanbanTexts.put(board.titleOf(card), labelOf(carried.spot.column), carried.spot.at + 1) : kanbanTexts.let(board.titleOf(card)));
    focus(carried.id);
  };
  const drag = cardDrag({
    board: () => frame,
    taken: (id) => take(id, "pointer"),
    over: (spot) => setHeld((before) => before && { ...before, spot }),
    ended: end,
  });
  const remove = (card: PlacedCard): void => {
    const all = shown().get(card.column) ?? [];
    const at = all.findIndex(({ id }) => id === card.id);
    board.remove(card);
    setEditing(undefined);
    board.tell(undefined);
    setSaid(kanbanTexts.removed(board.titleOf(card)));
    focus((all[at + 1] ?? all[at - 1])?.id ?? stop());
  };
  const onKey = (event: KeyboardEvent, card: PlacedCard): void => {
    const carried = held();
    if (carried && carried.by === "keys") {
      if (event.key === " " || event.key === "Enter") end(true);
      else if (event.key === "Escape") end(false);
      else if (ARROWS.has(event.key)) {
        const spot = spotBeside(board.cards(), columns(), carried.id, carried.spot, event.key);
        setHeld({ ...carried, spot });
        setSaid(kanbanTexts.over(labelOf(spot.column), spot.at + 1, room(spot, carried.id)));
        focus(carried.id);
      } else return;
    } else if (event.key === " ") take(card.id, "keys");
    else if (event.key === "Enter" && board.mayEdit()) edit(card.id);
    else if (event.key === "Delete" && board.mayAdd()) remove(card);
    else if (ARROWS.has(event.key)) {
      const from = spotOf(board.cards(), card.id);
      const inside = (column: string): readonly PlacedCard[] => shown().get(column) ?? [];
      if (!from) return;
      const step = event.key === "ArrowUp" || event.key === "ArrowDown" ? 0 : event.key === "ArrowRight" ? 1 : -1;
      if (step === 0) focus((inside(from.column)[from.at + (event.key === "ArrowDown" ? 1 : -1)] ?? card).id);
      else {
        // Past columns without cards.
        for (let i = columns().indexOf(from.column) + step; i >= 0 && i < columns().length; i += step) {
          const there = inside(columns()[i] ?? "");
          const next = there[Math.min(from.at, there.length - 1)];
          if (next) {
            focus(next.id);
            break;
          }
        }
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const edit = (id: string): void => {
    setEditing(id);
    widget.hold("edit");
    board.tell(id);
  };
  const endEdit = (id: string): void => {
    setEditing(undefined);
    board.tell(undefined);
    focus(id);
  };

  const Card = (props: { readonly card: PlacedCard }): JSX.Element => {
    const holder = () => board.holderOf(props.card.id);
    return (
      <li class="kanban-item">
        <Show
          when={editing() !== props.card.id}
          fallback={
            <CardForm
              name={kanbanTexts.edit(board.titleOf(props.card))} title={props.card.title} note={props.card.note}
              save={(title, note) => {
                board.write(props.card, title, note);
                endEdit(props.card.id);
              }}
              cancel={() => endEdit(props.card.id)} remove={board.mayAdd() ? () => remove(props.card) : undefined}
            />
          }
        >
          <div
            class="kanban-card" data-card={props.card.id} data-held={holder() ? "" : undefined} data-carried={held()?.id === props.card.id ? "" : undefined}
            data-locked={widget.locked() ? "" : undefined} style={{ "--person": personColour(holder()) }}
            role="button" aria-roledescription={kanbanTexts.card} tabIndex={stop() === props.card.id ? 0 : -1} aria-pressed={widget.locked() ? undefined : held()?.id === props.card.id} aria-describedby={widget.locked() ? undefined : `${ids.note}`}
            onFocus={() => setFocused(props.card.id)} onKeyDown={(event) => onKey(event, props.card)}
            onPointerDown={(event) => {
              if (!widget.locked()) drag(event, props.card.id);
            }}
            onDblClick={() => {
              if (board.mayEdit()) edit(props.card.id);
            }}
          >
            <span class="kanban-title"><Inline text={board.titleOf(props.card)} noLinks /></span>
            <Show when={props.card.note !== ""}><span class="kanban-note">{props.card.note}</span></Show>
            <Show when={holder()}>{(person) => <span class="kanban-holder"><span aria-hidden="true">{shortName(person().name)}</span><span class="sr-only">{kanbanTexts.holds(person().name)}</span></span>}</Show>
            <Show when={!widget.locked()}><span class="kanban-grip" data-grip="" aria-hidden="true" /></Show>
          </div>
          <Show when={board.mayEdit()}>
            <button type="button" class="icon-button kanban-edit" tabIndex={-1} aria-label={kanbanTexts.edit(board.titleOf(props.card))} onClick={() => edit(props.card.id)}><Icon name="pencil" size={14} /></button>
          </Show>
        </Show>
      </li>
    );
  };

  return (
    <Field props={drawn.props} widget={widget} labelId={ids.label} quiet>
      <div class="kanban" role="group" aria-labelledby={ids.label} ref={frame} data-carrying={held()?.by === "pointer" ? "" : undefined}>
        <For each={drawn.props.options}>
          {(column) => (
            <section class="kanban-column" data-column={column.id} aria-label={`${column.label}, ${kanbanTexts.cards(shown().get(column.id)?.length ?? 0)}`} style={{ "max-height": drawn.props.height === undefined ? undefined : `${drawn.props.height}px` }}>
              <p class="kanban-head"><span><Inline text={column.label} noLinks /></span><span class="kanban-count" aria-hidden="true">{shown().get(column.id)?.length ?? 0}</span></p>
              <ul class="kanban-cards">
                <For each={shown().get(column.id) ?? []} fallback={<li class="kanban-none">{kanbanTexts.empty}</li>}>{(card) => <Card card={card} />}</For>
              </ul>
              <Show when={board.mayAdd()}>
                <Show
                  when={adding() === column.id}
                  fallback={<button type="button" class="kanban-add" aria-label={kanbanTexts.addTo(column.label)} onClick={() => setAdding(column.id)}><Icon name="plus" size={14} />{kanbanTexts.add}</button>}
                >
                  <CardForm
                    name={kanbanTexts.addTo(column.label)} title="" note=""
                    save={(title, note) => {
                      setAdding(undefined);
                      if (title !== "" || note !== "") focus(board.add(column.id, title, note));
                    }}
                    cancel={() => setAdding(undefined)}
                  />
                </Show>
              </Show>
            </section>
          )}
        </For>
      </div>
      <span class="sr-only" id={ids.note}>{kanbanTexts.hint} {board.mayEdit() ? kanbanTexts.hintEdit : ""}</span>
      <span class="sr-only" role="status" aria-live="assertive">{said()}</span>
    </Field>
  );
}
