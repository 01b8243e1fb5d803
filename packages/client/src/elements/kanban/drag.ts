import { onCleanup } from "solid-js";
import type { Spot } from "./moving.ts";

interface DragParts {
  /** The board; its columns carry `data-column`, their cards `data-card`. */
  board(): HTMLElement | undefined;
  taken(id: string): void;
  over(spot: Spot): void;
  /** Put down, or let go where it was. */
  ended(put: boolean): void;
}

/** A press that moves so far (px) is a drag. */
const FAR = 6;
/** So near to an edge (px) the board goes on by itself. */
const EDGE = 40;

/** Carries a card with the pointer. With a finger it is taken by its grip, so that the page still scrolls elsewhere. */
export function cardDrag(parts: DragParts): (event: PointerEvent & { readonly currentTarget: HTMLElement }, id: string) => void {
  let end: (() => void) | undefined;
  onCleanup(() => end?.());
  return (event, id) => {
    if (event.button !== 0 || (event.pointerType === "touch" && !(event.target instanceof Element && event.target.closest("[data-grip]")))) return;
    const card = event.currentTarget;
    const [startX, startY] = [event.clientX, event.clientY];
    const box = card.getBoundingClientRect();
    let ghost: HTMLElement | undefined;
    const take = (): void => {
      ghost = card.cloneNode(true) as HTMLElement;
      ghost.className = "kanban-card kanban-ghost";
      ghost.setAttribute("aria-hidden", "true");
      ghost.removeAttribute("data-card");
      ghost.style.width = `${box.width}px`;
      document.body.append(ghost);
      parts.taken(id);
    };
    const move = (at: PointerEvent): void => {
      if (!ghost && Math.hypot(at.clientX - startX, at.clientY - startY) < FAR) return;
      if (!ghost) take();
      at.preventDefault();
      ghost?.style.setProperty("translate", `${box.left + at.clientX - startX}px ${box.top + at.clientY - startY}px`);
      const board = parts.board();
      if (!board) return;
      const edges = board.getBoundingClientRect();
      if (at.clientX > edges.right - EDGE) board.scrollLeft += 12;
      if (at.clientX < edges.left + EDGE) board.scrollLeft -= 12;
      const spot = spotAt(board, id, at.clientX, at.clientY);
      if (spot) parts.over(spot);
    };
    const stop = (put: boolean): void => {
      end?.();
      if (ghost) parts.ended(put);
    };
    const up = (): void => stop(true);
    const cancel = (): void => stop(false);
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key === "Escape") cancel();
    };
    window.addEventListener("pointermove", move, { passive: false });
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", key);
    end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", key);
      ghost?.remove();
      end = undefined;
    };
  };
}

/** The spot under a pointer: in the column that is nearest across, before the first card whose middle lies below. */
function spotAt(board: HTMLElement, id: string, x: number, y: number): Spot | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>("[data-column]")];
  const away = (column: HTMLElement): number => {
    const { left, right } = column.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  };
  const [nearest] = columns.toSorted((a, b) => away(a) - away(b));
  if (!nearest) return undefined;
  const cards = [...nearest.querySelectorAll<HTMLElement>("[data-card]")].filter((card) => card.dataset["card"] !== id);
  const below = cards.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return y < top + height / 2;
  });
  return { column: nearest.dataset["column"] ?? "", at: below < 0 ? cards.length : below };
}
