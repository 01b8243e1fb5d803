/** What a component's module imports from `tutti`, in the page: nothing of the script's is in it. */
export { defineComponent, json, type NoEvents, type NoProps } from "./define.ts";
export type { Component, ComponentTheme, MountContext, Mounted, Present, Schema, Shown, ShownTable } from "@tutti/protocol/components";
