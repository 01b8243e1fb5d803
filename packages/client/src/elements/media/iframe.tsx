import { loadableAddress } from "@tutti/protocol";
import { createSignal, onCleanup, Show, type JSX } from "solid-js";
import { displayTexts } from "../../texts/displays.ts";
import type { Drawn } from "../drawn.ts";
import "./media.css";

/**
 * Another page on an origin of its own: it may run and open windows, but has no cookies here, cannot reach this page, and cannot
 * lead it elsewhere. A page that is written out runs no scripts, since this page's policy holds in it.
 */
const MAY = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

export function Iframe(drawn: Drawn<"iframe">): JSX.Element {
  const address = () => (drawn.props.url === undefined ? undefined : loadableAddress(drawn.props.url));
  const [refused, setRefused] = createSignal<string>();
  const hear = (event: SecurityPolicyViolationEvent): void => {
    const now = address();
    if (event.effectiveDirective === "frame-src" && now !== undefined && now.startsWith(event.blockedURI)) setRefused(now);
  };
  document.addEventListener("securitypolicyviolation", hear);
  onCleanup(() => document.removeEventListener("securitypolicyviolation", hear));
  return (
    <Show
      when={refused() === undefined || refused() !== address()}
      fallback={<div class="media-failed" role="status"><span>{displayTexts.media.failed(drawn.props.title)} {displayTexts.media.outside}</span></div>}
    >
      <iframe
        class="other-page" title={drawn.props.title} src={address()} srcdoc={drawn.props.html} sandbox={MAY} loading="lazy" referrerpolicy="no-referrer"
        allow="fullscreen" style={{ height: `${drawn.props.height}px`, width: drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }}
      />
    </Show>
  );
}
