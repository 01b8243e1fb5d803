import { createComponent, createResource, Show, type Component, type JSX } from "solid-js";
import { retrying } from "./retrying.ts";

/**
 * A component whose code is loaded where it is first drawn. Unlike Solid's `lazy`, one that did not load is not remembered as
 * failed: whoever draws it next loads it again.
 */
export function lazily<View extends Component<never>>(load: () => Promise<{ readonly default: View }>): View {
  const code = retrying(async () => (await load()).default);
  const drawn = (props: never): JSX.Element => {
    const present = code.present();
    if (present) return createComponent(present, props);
    const [view] = createResource(() => code.load());
    return <Show when={view()} keyed>{(loaded) => createComponent(loaded, props)}</Show>;
  };
  return drawn as View;
}
