import type { Corner } from "./select/drawing.ts";

/** Where on the screen something is, in CSS pixels. */
export interface OnScreen {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where one points in a box: where it was said, else where the mouse is. */
export interface PointedIn {
  at(where: OnScreen | undefined): Corner | undefined;
  end(): void;
}

export function pointedIn(box: HTMLElement): PointedIn {
  let last: Corner | undefined;
  const corner = ({ clientX, clientY }: OnScreen): Corner => {
    const { left, top } = box.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const onMove = (event: PointerEvent): void => void (last = corner(event));
  const onLeave = (): void => void (last = undefined);
  box.addEventListener("pointermove", onMove, { passive: true });
  box.addEventListener("pointerdown", onMove, { passive: true });
  box.addEventListener("pointerleave", onLeave);
  return {
    at: (where) => (where ? corner(where) : last),
    end() {
      box.removeEventListener("pointermove", onMove);
      box.removeEventListener("pointerdown", onMove);
      box.removeEventListener("pointerleave", onLeave);
    },
  };
}
