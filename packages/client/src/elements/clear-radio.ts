/** Keys that take back what is chosen. Browsers do nothing at Space on a radio that is chosen already. */
const CLEARS: ReadonlySet<string> = new Set([" ", "Backspace", "Delete"]);

/**
 * Lets a radio be unchosen: by choosing it again with the pointer, or by keys. `clear` says whether that was done; it is
 * asked only where the radio is the chosen one.
 */
export function clearable(chosen: () => boolean, clear: () => boolean): {
  onClick(event: MouseEvent & { currentTarget: HTMLInputElement }): void;
  onKeyDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void;
} {
  const take = (radio: HTMLInputElement): boolean => {
    if (!chosen() || !clear()) return false;
    radio.checked = false;
    return true;
  };
  return {
    // At a click on another radio the old one is still the chosen one: the change comes after.
    onClick: (event) => void take(event.currentTarget),
    onKeyDown(event) {
      if (!CLEARS.has(event.key) || !take(event.currentTarget)) return;
      // Else the key's release would choose it again.
      event.preventDefault();
    },
  };
}
