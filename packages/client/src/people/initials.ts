/** One or two letters for an avatar: of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? "")][0];
  const last = words.length > 1 ? [...(words.at(-1) ?? "")][0] : [...(words[0] ?? "")][1];
  return `${first ?? "?"}${last ?? ""}`.toLocaleUpperCase();
}

/** The name that fits on a tag: the first word, unless it says too little. */
export function shortName(name: string): string {
  const [first = name, second] = name.trim().split(/\s+/u);
  const short = [...first].length < 3 && second ? `${first} ${second}` : first;
  return [...short].length > 16 ? `${[...short].slice(0, 15).join("")}…` : short;
}
