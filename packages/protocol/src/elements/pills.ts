import type { Option } from "./option.ts";
import type { WidgetProps } from "./widget.ts";

/** `pills` and `segmented`: one of several, all in sight. Their rule is that of `select`. */
export interface PillsProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly clearable?: boolean;
}

/** `manyPills` and `manySegmented`: several of several, all in sight. Their rule is that of `multiselect`. */
export interface ManyPillsProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly max?: number;
}
