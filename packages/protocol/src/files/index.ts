export * from "./accepts.ts";
export * from "./cannot-bring.ts";
export * from "./file-name.ts";
export * from "./file-record.ts";
export * from "./file-type.ts";
export * from "./picture-size.ts";
export * from "./sniff.ts";
