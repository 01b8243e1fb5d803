import { defineComponent, json } from "tutti";

const SIZE = 160;

/** A dial that somebody found on the web: nobody has read its code, so it runs in a frame of its own. */
export const dial = defineComponent({
  name: "dial",
  isolated: true,
  props: json<{ readonly marks: readonly string[] }>(),
  value: (raw) => (typeof raw === "number" && raw >= 0 && raw < 360 ? Math.round(raw) : undefined),
  css: `
    .dial { display: block; touch-action: none; color: var(--ink) }
    .dial[aria-disabled="true"] { opacity: 0.6 }
    .dial circle { fill: var(--surface); stroke: var(--line-control) }
    .dial line { stroke: var(--accent); stroke-width: 3; stroke-linecap: round }
    .dial text { fill: var(--ink-2); font-size: 12px; text-anchor: middle; dominant-baseline: central }
    .dial:focus-visible { outline: 2px solid var(--accent); border-radius: 50% }`,
  mount({ root, label, props, set, focus, ...first }) {
    let { value, disabled } = first;
    const middle = SIZE / 2;
    root.innerHTML = `<svg class="dial" width="${SIZE}" height="${SIZE}" tabindex="0" role="slider" aria-valuemin="0" aria-valuemax="359"><circle cx="${middle}" cy="${middle}" r="${middle - 4}"/><line x1="${middle}" y1="${middle}"/></svg>`;
    const [svg, hand] = [root.querySelector("svg"), root.querySelector("line")];
    if (!svg || !hand) throw new Error("The dial could not be drawn");
    svg.setAttribute("aria-label", label);
    const end = (angle: number, far: number): readonly [number, number] =>
      [middle + far * Math.sin((angle * Math.PI) / 180), middle - far * Math.cos((angle * Math.PI) / 180)];
    for (const [i, mark] of props.marks.entries()) {
      const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      const [x, y] = end((360 * i) / props.marks.length, middle - 18);
      text.setAttribute("x", String(x));
      text.setAttribute("y", String(y));
      text.textContent = mark;
      svg.append(text);
    }
    const draw = (): void => {
      const [x, y] = end(value, middle - 34);
      hand.setAttribute("x2", String(x));
      hand.setAttribute("y2", String(y));
      svg.setAttribute("aria-valuenow", String(value));
      svg.setAttribute("aria-disabled", String(disabled));
    };
    const turn = (to: number): void => {
      if (disabled) return;
      value = ((Math.round(to) % 360) + 360) % 360;
      draw();
      set(value);
    };
    const point = ({ clientX, clientY }: PointerEvent): void => {
      const box = svg.getBoundingClientRect();
      turn((Math.atan2(clientX - box.left - middle, middle - (clientY - box.top)) * 180) / Math.PI);
    };
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      point(event);
    });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) point(event);
    });
    svg.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowRight" || key === "ArrowUp") turn(value + 5);
      if (key === "ArrowLeft" || key === "ArrowDown") turn(value - 5);
    });
    svg.addEventListener("focus", () => focus(true));
    svg.addEventListener("blur", () => focus(false));
    draw();
    return {
      update(now) {
        ({ value, disabled } = now);
        draw();
      },
    };
  },
});
