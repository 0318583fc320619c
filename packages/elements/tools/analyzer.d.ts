declare module "@custom-elements-manifest/analyzer/cli.js" {
  /** Answers the manifest where `noWrite` is set. */
  export function cli(options: { argv: string[]; cwd?: string; noWrite?: boolean }): Promise<unknown>;
}
