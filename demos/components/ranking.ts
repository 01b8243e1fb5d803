import { defineComponent, json } from "tutti";
import * as v from "valibot";

export interface RankingProps {
  readonly items: readonly { readonly id: string; readonly title: string; readonly cost: number }[];
}

/** An order that people make together: a React component, with a React of its own. */
export const ranking = defineComponent({
  name: "ranking",
  props: json<RankingProps>(),
  value: v.pipe(v.array(v.string()), v.readonly()),
  events: { decide: v.object({ first: v.string() }) },
  async mount(context) {
    const { drawRanking } = await import("./ranking-view.tsx");
    return drawRanking(context);
  },
});
