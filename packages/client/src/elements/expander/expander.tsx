import { Show, type JSX } from "solid-js";
import { AuthorIcon } from "../../theme/icon.tsx";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { Inline } from "../markdown/inline.tsx";
import { Disclosure } from "./disclosure.tsx";

export function Expander(drawn: Drawn<"expander">): JSX.Element {
  return (
    <Disclosure
      name={drawn.id} startsOpen={drawn.props.expanded ?? false} place={drawn.place}
      label={<><Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show><span><Inline text={drawn.props.label} noLinks /></span></>}
    >
      <Children ids={drawn.childIds} />
    </Disclosure>
  );
}
