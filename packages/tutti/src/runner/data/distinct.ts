/** Two columns of one name would be one column: the second is called `name (2)`. */
export function distinct(names: readonly string[], sameAs: (name: string) => string = (name) => name): readonly string[] {
  const taken = new Set(names.map(sameAs));
  const seen = new Set<string>();
  return names.map((name) => {
    let given = name;
    for (let n = 2; seen.has(sameAs(given)) || (given !== name && taken.has(sameAs(given))); n++) given = `${name} (${n})`;
    seen.add(sameAs(given));
    return given;
  });
}
