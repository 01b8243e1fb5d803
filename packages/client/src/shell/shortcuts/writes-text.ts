/** Whether keys mean the letters in a field, which has an undo of its own. */
export const writesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "range", "button", "submit", "color"].includes(target.type)));
