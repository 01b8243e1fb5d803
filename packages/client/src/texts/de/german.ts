import { wordsOf } from "../words.ts";

export const { count, names } = wordsOf("de", { one: "# weitere Person", other: "# weitere" });
