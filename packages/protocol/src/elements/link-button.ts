/** A link that looks like a button. It has no value and sends nothing. */
export interface LinkButtonProps {
  readonly label: string;
  readonly to: string;
  readonly icon?: string;
  readonly emphasis?: "primary" | "secondary" | "tertiary";
  readonly disabled?: boolean;
  readonly help?: string;
  readonly width?: number;
}
