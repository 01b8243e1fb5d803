import { createEffect, type JSX } from "solid-js";
import "./svg.css";

/**
 * A clean drawing, in a tree of its own: its styles and ids meet nothing of the page's, and the box around it, which is the page's, cuts
 * off whatever would hang out of it.
 */
export function Drawing(props: { readonly drawing: SVGSVGElement | undefined; readonly alt: string; readonly width?: number | undefined; readonly style?: string }): JSX.Element {
  const fill = (host: HTMLElement): void => {
    const root = host.attachShadow({ mode: "open" });
    createEffect(() => {
      const { drawing } = props;
      const style = document.createElement("style");
      style.textContent = `:host{display:block}svg{display:block;max-width:100%;height:auto;font-family:var(--font)}${props.style ?? ""}`;
      if (drawing && !drawing.hasAttribute("viewBox")) {
        const [width, height] = [Number.parseFloat(drawing.getAttribute("width") ?? ""), Number.parseFloat(drawing.getAttribute("height") ?? "")];
        if (width > 0 && height > 0) drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
      }
      drawing?.setAttribute("aria-hidden", "true");
      if (drawing && props.width !== undefined) {
        drawing.setAttribute("width", String(props.width));
        drawing.removeAttribute("height");
      }
      root.replaceChildren(style, ...(drawing ? [drawing] : []));
    });
  };
  return <div class="svg-box" {...(props.alt === "" ? { "aria-hidden": true } : { role: "img" as const, "aria-label": props.alt })} ref={fill} />;
}
