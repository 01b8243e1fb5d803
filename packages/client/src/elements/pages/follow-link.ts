/** Whether a click on a link is to be followed here: not one that asks for another tab or window. */
export const followsHere = (event: MouseEvent): boolean => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
