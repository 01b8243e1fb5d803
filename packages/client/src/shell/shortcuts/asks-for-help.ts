type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "defaultPrevented">;

/**
 * Whether a key asks for the list of shortcuts: Ctrl+/ (Command+/) wherever one is, and "?" where it is switched on and means no letter.
 *
 * @param typing whether what has the focus takes letters.
 */
export function asksForHelp({ key, ctrlKey, metaKey, altKey, defaultPrevented }: Key, where: { readonly letter: boolean; readonly typing: boolean }): boolean {
  if (defaultPrevented || altKey) return false;
  return ctrlKey || metaKey ? key === "/" : key === "?" && where.letter && !where.typing;
}
