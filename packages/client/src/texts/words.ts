/** The ways to say how many, by the plural rules of a language. `#` stands for the number, as the reader's locale writes it. */
export type Forms = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

export interface Words {
  /** How many there are, in words: `count(3, { one: "# change", other: "# changes" })` is "3 changes". */
  count(n: number, forms: Forms): string;
  /** Names, joined as people do: "Ana", "Ana and Bilal", "Ana, Bilal and 3 others". */
  names(list: readonly string[]): string;
}

/** What a language needs to speak of several things. `others` says how many more there are than are named. */
export function wordsOf(locale: string, others: Forms): Words {
  let plurals: Intl.PluralRules | undefined;
  let lists: Intl.ListFormat | undefined;
  const count = (n: number, forms: Forms): string =>
    (forms[(plurals ??= new Intl.PluralRules(locale)).select(n)] ?? forms.other).replaceAll("#", () => new Intl.NumberFormat().format(n));
  const names = (list: readonly string[]): string =>
    (lists ??= new Intl.ListFormat(locale)).format(list.length > 3 ? [...list.slice(0, 2), count(list.length - 2, others)] : list);
  return { count, names };
}

/** English, as in Britain: "Ana, Bilal and Chen", with one comma. */
export const { count, names } = wordsOf("en-GB", { one: "# other", other: "# others" });
