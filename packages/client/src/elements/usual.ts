/** Small elements of many pages, in a small file of their own: a page is alive before they are here. */
export { Button, SubmitButton } from "./button/button.tsx";
export { Checkbox } from "./checkbox/checkbox.tsx";
export { AnySelect } from "./select/any-select.tsx";
export { Alert } from "./status/alert.tsx";
