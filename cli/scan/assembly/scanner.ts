// AssemblyScript, which `npm run build:scanner` compiles to ../scanner.wasm. It is fast from the first byte on: V8 would need a second to make
// JavaScript so.
export { begin, glimpse, glimpseOfConfigured, mayBeGuarded } from "./glimpse";
export { fields, found, seen, start, tables, told } from "./memory";
export { endsOpen, pass, reset } from "./skipper";
