/** Elements that hold others. */
export interface ContainerProps {
  readonly border?: boolean;
  readonly height?: number;
  readonly horizontal?: boolean;
  readonly gap?: "small" | "medium" | "large";
  readonly align?: "start" | "center" | "end" | "stretch";
  /** Where it scrolls: its end stays in sight while it grows, as long as its reader is there. */
  readonly autoscroll?: boolean;
}
export interface ColumnsProps {
  /** Relative widths, one for each column. */
  readonly weights: readonly number[];
  readonly gap?: "small" | "medium" | "large";
  readonly align?: "start" | "center" | "end";
  readonly border?: boolean;
}
/** Cells of equal width, as many beside each other as fit. */
export interface GridProps {
  /** The most that stand beside each other. */
  readonly columns?: number;
  /** The least width of a cell in CSS pixels; where fewer fit, fewer stand beside each other. */
  readonly min?: number;
  readonly gap?: "small" | "medium" | "large";
}
export type ColumnProps = Readonly<Record<string, never>>;
export interface ExpanderProps { readonly label: string; readonly expanded?: boolean; readonly icon?: string }
/** `open`: the label of the tab that is seen until its reader chooses; the first one where absent. */
export interface TabsProps { readonly labels: readonly string[]; readonly open?: string }
export interface TabProps { readonly label: string }
export interface SpaceProps { readonly size: "small" | "medium" | "large" | number }
/** Stands where something will be. `height` in CSS pixels. */
export interface SkeletonProps { readonly height?: number }
export type EmptyProps = Readonly<Record<string, never>>;
export type RootProps = Readonly<Record<string, never>>;
/** A button that opens a box with more of the page, for each person by themselves. */
export interface PopoverProps {
  readonly label: string;
  readonly icon?: string;
  readonly help?: string;
  readonly disabled?: boolean;
  readonly emphasis?: "primary" | "secondary" | "tertiary";
  /** Width of the button in CSS pixels. */
  readonly width?: number;
}
/** What stays in sight at the page's bottom edge. */
export type BottomProps = Readonly<Record<string, never>>;
export type SidebarProps = Readonly<Record<string, never>>;
export type FragmentProps = Readonly<Record<string, never>>;
/** Where each person's own elements stand; its children come on that person's own channel. */
export type PrivateProps = Readonly<Record<string, never>>;
export interface FormProps {
  readonly key: string;
  /** Rises with each submit that was taken. */
  readonly generation: number;
  readonly border?: boolean;
  readonly enterToSubmit?: boolean;
  /** Cells of the widgets inside, which a submit carries. */
  readonly cells: readonly string[];
}
