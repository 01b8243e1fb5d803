export interface AlertProps { readonly body: string; readonly title?: string; readonly icon?: string }
export interface ProgressProps { /** 0 to 1; null while nobody knows. */ readonly value: number | null; readonly text?: string }
export interface SpinnerProps { readonly text: string }
export interface StatusProps { readonly label: string; readonly state: "running" | "complete" | "error"; readonly expanded?: boolean }
