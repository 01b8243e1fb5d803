import type { JSX } from "solid-js";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import "./space.css";

const SIZES = { small: "var(--s3)", medium: "var(--s6)", large: "var(--s7)" } as const;

export function Space(drawn: Drawn<"space">): JSX.Element {
  const height = () => (typeof drawn.props.size === "number" ? `${drawn.props.size}px` : SIZES[drawn.props.size]);
  return <div aria-hidden="true" style={{ height: height() }} />;
}

/** Stands where something will be; a screen reader hears that it is being loaded. */
export function Skeleton(drawn: Drawn<"skeleton">): JSX.Element {
  return (
    <div class="skeleton-place" role="status" style={{ height: drawn.props.height === undefined ? undefined : `${drawn.props.height}px` }}>
      <span class="sr-only">{texts.page.loadingElement}</span>
    </div>
  );
}
