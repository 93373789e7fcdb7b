/** Fonts are taken into the build as they are, since the worker is one file. */
declare module '*.ttf?inline' {
  const dataAddress: string;
  export default dataAddress;
}
