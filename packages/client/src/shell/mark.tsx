import type { JSX } from "solid-js";

/** Two players, one sound. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <g fill="none" stroke="var(--accent-ink)" stroke-width="2.2"><circle cx="9.6" cy="12" r="4.6" /><path d="M13.2 7.9a4.6 4.6 0 1 1 0 8.2" /></g>
    </svg>
  );
}
