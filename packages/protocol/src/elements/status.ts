export interface AlertProps { readonly body: string; readonly title?: string; readonly icon?: string }
export interface ProgressProps { /** 0 to 1; null while nobody knows. */ readonly value: number | null; readonly text?: string }
/** `time`: whether the seconds are shown since a reader first saw it. */
export interface SpinnerProps { readonly text: string; readonly time?: boolean }
export interface StatusProps { readonly label: string; readonly state: "running" | "complete" | "error"; readonly expanded?: boolean }
