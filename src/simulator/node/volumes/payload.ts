/** One file of a volume whose content comes from the API. */
export interface PayloadFile {
  /** Within the volume: `config/app.yaml`. */
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  readonly content: () => Uint8Array | Promise<Uint8Array>;
}

/** What a volume from the API holds, and the objects that it was made of: while they stay the same, so does it. */
export interface Payload {
  readonly files: readonly PayloadFile[];
  readonly sources: readonly unknown[];
}

/** The payload of several sources in one volume: later files win over earlier ones of the same path. */
export const joinPayloads = (parts: readonly Payload[]): Payload => ({
  files: [...new Map(parts.flatMap(({ files }) => files.map((file) => [file.path, file] as const))).values()],
  sources: parts.flatMap(({ sources }) => sources),
});
