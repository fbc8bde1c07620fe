const REMOVED_IN_31 = 'deprecated in v1.28, non-functional in v1.31+';
const REMOVED_IN_25 = 'deprecated in v1.22, non-functional in v1.25+';

/** Types of volumes that are going or gone, in the order in which they are told. */
const types: readonly (readonly [type: string, fate: string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', REMOVED_IN_25],
  ['storageos', REMOVED_IN_25],
  ['quobyte', REMOVED_IN_25],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
];
const lastTypes: typeof types = [
  ['cephfs', REMOVED_IN_31],
  ['rbd', REMOVED_IN_31],
];

/** Types that are told by another name than they have. */
const ALIASES: Readonly<Record<string, string>> = { storageos: 'storageOS' };

type Sources = Readonly<Record<string, unknown>>;

const warningsOf = (source: Sources, path: string, known: typeof types): string[] =>
  known.filter(([type]) => source[type] != null).map(([type, fate]) => `${path}.${ALIASES[type] ?? type}: ${fate}`);

/** The warnings about the type of a volume of a pod, with those about the claim that it may have between them. */
export const volumeTypeWarnings = (source: Sources, path: string, ofClaim: readonly string[]): string[] => [
  ...warningsOf(source, path, types),
  ...ofClaim,
  ...warningsOf(source, path, lastTypes),
];

/** What is told of a PersistentVolume, and in which order. */
const persistentTypes = ['cephfs', 'photonPersistentDisk', 'scaleIO', 'storageos', 'glusterfs', 'rbd'];

/** The warnings about the type of a PersistentVolume. */
export const persistentTypeWarnings = (source: Sources, path: string): string[] =>
  persistentTypes.flatMap((name) =>
    warningsOf(
      source,
      path,
      [...types, ...lastTypes].filter(([type]) => type === name),
    ),
  );
