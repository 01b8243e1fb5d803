/** Where a key leads from one item of a menu; `undefined` where it leads nowhere. The ends are joined. */
export function moveInMenu(labels: readonly string[], at: number, key: string): number | undefined {
  const count = labels.length;
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at <= 0 ? count : at) - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
  }
  if ([...key].length !== 1 || key === " ") return undefined;
  const letter = key.toLocaleLowerCase();
  for (let step = 1; step <= count; step += 1) {
    const next = (Math.max(at, -1) + step) % count;
    if (labels[next]?.toLocaleLowerCase().startsWith(letter)) return next;
  }
  return undefined;
}
