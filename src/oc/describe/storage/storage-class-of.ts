/** The class of a volume or a claim, which old ones have as an annotation. */
export const storageClassOf = (
  { annotations }: { readonly annotations?: Readonly<Record<string, string>> },
  storageClassName: string | undefined,
): string => annotations?.['volume.beta.kubernetes.io/storage-class'] ?? storageClassName ?? '';
