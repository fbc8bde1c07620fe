const SHORT: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** Who may mount a volume, each mode once and in a fixed order: `RWO,ROX`. */
export const accessModesText = (modes: readonly string[] = []): string =>
  Object.keys(SHORT)
    .filter((mode) => modes.includes(mode))
    .map((mode) => SHORT[mode])
    .join(',');

/** The class of a volume or a claim, which old ones have as an annotation. */
export const storageClassOf = (
  { annotations }: { readonly annotations?: Readonly<Record<string, string>> },
  storageClassName: string | undefined,
): string => annotations?.['volume.beta.kubernetes.io/storage-class'] ?? storageClassName ?? '';
