import { button, type ButtonProps } from "./button.ts";
import { checkbox, type CheckboxProps } from "./checkbox.ts";
import type { ChartProps, DataframeProps, MetricProps } from "./data.ts";
import { dateInput, type DateInputProps } from "./date-input.ts";
import type {
  ColumnProps, ColumnsProps, ContainerProps, EmptyProps, ExpanderProps, FormProps, FragmentProps, PrivateProps, RootProps,
  SidebarProps, TabProps, TabsProps,
} from "./layout.ts";
import { multiselect, type MultiselectProps } from "./multiselect.ts";
import { numberInput, type NumberInputProps } from "./number-input.ts";
import { select, type SelectProps } from "./select.ts";
import { slider, type SliderProps } from "./slider.ts";
import type { AlertProps, ProgressProps, SpinnerProps, StatusProps } from "./status.ts";
import { textInput, type TextInputProps } from "./text-input.ts";
import type { CodeProps, DividerProps, ExceptionProps, MarkdownProps, TextProps, TitleProps } from "./text.ts";

/** The one list of element kinds, and the props of each. */
export interface ElementProps {
  root: RootProps;
  title: TitleProps; header: TitleProps; subheader: TitleProps; text: TextProps; markdown: MarkdownProps; caption: TextProps;
  code: CodeProps; divider: DividerProps; exception: ExceptionProps;
  metric: MetricProps; dataframe: DataframeProps;
  lineChart: ChartProps; areaChart: ChartProps; barChart: ChartProps; scatterChart: ChartProps;
  button: ButtonProps; submitButton: ButtonProps; checkbox: CheckboxProps; toggle: CheckboxProps; radio: SelectProps; select: SelectProps;
  multiselect: MultiselectProps; slider: SliderProps; numberInput: NumberInputProps; textInput: TextInputProps;
  textArea: TextInputProps; dateInput: DateInputProps;
  columns: ColumnsProps; column: ColumnProps; container: ContainerProps; expander: ExpanderProps; tabs: TabsProps; tab: TabProps;
  sidebar: SidebarProps; empty: EmptyProps; form: FormProps; fragment: FragmentProps; private: PrivateProps;
  progress: ProgressProps; spinner: SpinnerProps; status: StatusProps;
  success: AlertProps; info: AlertProps; warning: AlertProps; error: AlertProps;
}

export type ElementKind = keyof ElementProps;

/** The one list of widgets, and the rule for each one's value. */
export const WIDGETS = {
  button, submitButton: button, checkbox, toggle: checkbox, radio: select, select, multiselect, slider, numberInput,
  textInput, textArea: textInput, dateInput,
} as const;

export type WidgetKind = keyof typeof WIDGETS;

export const isWidgetKind = (kind: string): kind is WidgetKind => Object.hasOwn(WIDGETS, kind);

export * from "./button.ts";
export * from "./checkbox.ts";
export * from "./data.ts";
export * from "./date-input.ts";
export * from "./layout.ts";
export * from "./multiselect.ts";
export * from "./number-input.ts";
export * from "./option.ts";
export * from "./select.ts";
export * from "./slider.ts";
export * from "./status.ts";
export * from "./table-data.ts";
export * from "./text-input.ts";
export * from "./text.ts";
export * from "./widget.ts";
