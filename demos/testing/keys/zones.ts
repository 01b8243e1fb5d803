/** So many that one types to find one. */
export const ZONES = ["Africa", "America", "Asia", "Europe", "Pacific"].flatMap((part) => ["North", "East", "South", "West"].map((side) => `${part}, ${side}`));
