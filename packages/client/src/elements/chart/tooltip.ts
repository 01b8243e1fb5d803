/** One line of a tooltip. */
export interface TipLine {
  /** Empty where no colour stands for it. */
  readonly colour: string;
  readonly name: string;
  readonly value: string;
}

/** A tooltip, made of nodes: names come out of people's data, and must never be read as HTML. */
export function tip(heading: string, lines: readonly TipLine[]): HTMLElement {
  const box = element("div", "chart-tip");
  if (heading !== "") box.append(element("div", "chart-tip-head", heading));
  for (const { colour, name, value } of lines) {
    const line = element("div", "chart-tip-line");
    if (colour !== "") {
      const dot = element("span", "chart-dot");
      dot.style.background = colour;
      line.append(dot);
    }
    line.append(element("span", "chart-tip-name", name), element("span", "chart-tip-value", value));
    box.append(line);
  }
  return box;
}

function element(tag: string, name: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
