export interface AlertProps { readonly body: string; readonly title?: string; readonly icon?: string }
export interface ProgressProps { /** 0 to 1; null while nobody knows. */ readonly value: number | null; readonly text?: string }
/** `time`: whether the seconds are shown since a reader first saw it. */
export interface SpinnerProps { readonly text: string; readonly time?: boolean }
export interface StatusProps { readonly label: string; readonly state: "running" | "complete" | "error"; readonly expanded?: boolean; readonly job?: JobFacts }

/** What stands beneath the label of a job, which each reader's page says in their language. */
export interface JobFacts {
  readonly state: "running" | "done" | "failed" | "cancelled" | "lost";
  /** Who started it. */
  readonly by?: string;
  /** How it went on after its process had ended. */
  readonly again?: "repeated" | "resumed";
  /** How long it took, rounded; absent while it runs. */
  readonly seconds?: number;
}
