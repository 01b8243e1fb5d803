/**
 * What a component's module may import beside code, for the compiler: Vite bundles it for the page, and where the script runs it is
 * nothing. Name it in tsconfig.json: `"types": ["node", "tutti/page"]`.
 */
declare module "*.css";

declare module "*.svg" {
  const address: string;
  export default address;
}

declare module "*.png" {
  const address: string;
  export default address;
}

declare module "*.jpg" {
  const address: string;
  export default address;
}

declare module "*.webp" {
  const address: string;
  export default address;
}
