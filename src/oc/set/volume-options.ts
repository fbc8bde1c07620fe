import { createHash } from 'node:crypto';
import type { Volume } from '../../resources/workloads/pod-spec.ts';
import type { Invocation } from '../command.ts';
import { quantityArgument } from '../command-line/quantity-argument.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';

/** What `oc set volumes --add` adds, as its flags say. */
export interface VolumeOptions {
  /** The source of the volume, `{ emptyDir: {} }`. */
  readonly source: Omit<Volume, 'name'>;
  /** Whether flags say what the source is; else an existing volume keeps its own. */
  readonly sourceGiven: boolean;
  readonly claimName: string;
  /** A claim to create: its size, access mode and class. */
  readonly claim:
    | { readonly size: string; readonly mode: string; readonly storageClass: string | undefined }
    | undefined;
}

/** @throws OcError for flags that contradict one another, or that lack something */
export const volumeOptions = (invocation: Invocation): VolumeOptions => {
  const { flags } = invocation;
  const flag = (name: string): string => flags.string(name);
  const inferred = inferredType(invocation);
  const given = flag('type') || inferred;
  const type = given || 'emptydir';
  const keyed = type === 'configmap' || type === 'secret';
  if (flag('default-mode') !== '' && !keyed)
    throw new OcError('--default-mode is only available for secrets and configmaps');
  const size = flag('claim-size') && quantityArgument(flag('claim-size'), '--claim-size is not valid: ');
  const claimName = flag('claim-name') || (size === '' ? '' : generatedName(invocation, 'pvc-'));
  const mode = accessModes[flag('claim-mode').toLowerCase()];
  if (mode === undefined)
    throw new OcError('--claim-mode must be one of ReadWriteOnce (rwo), ReadWriteMany (rwm), or ReadOnlyMany (rom)');
  if (flag('source') !== '' && given !== '')
    throw new OcError('either specify --type or --source but not both for --add operation');
  const storageClass = flags.has('claim-class') ? flag('claim-class') : undefined;
  if (storageClass && !['persistentvolumeclaim', 'pvc'].includes(type.toLowerCase()))
    throw new OcError('must provide --type as persistentVolumeClaim');
  if (storageClass && size === '') throw new OcError('must provide --claim-size to create new pvc with claim-class');
  const source = flag('source') === '' ? sourceOf(invocation, type, claimName) : writtenSource(flag('source'));
  return {
    source,
    sourceGiven: given !== '' || flag('source') !== '',
    claimName,
    claim: size === '' ? undefined : { size, mode, storageClass },
  };
};

/** A name that nothing else has: a prefix and five letters. */
export const generatedName = ({ args, context }: Invocation, prefix: string): string => {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  const hash = createHash('sha256').update(`${args.join(' ')} ${prefix} ${context.now()} ${process.hrtime.bigint()}`);
  return prefix + [...hash.digest().subarray(0, 5)].map((byte) => letters[byte % letters.length]).join('');
};

const inferredType = ({ flags }: Invocation): string => {
  if (flags.string('claim-name') !== '' || flags.string('claim-size') !== '') return 'persistentvolumeclaim';
  if (flags.string('secret-name') !== '') return 'secret';
  if (flags.string('configmap-name') !== '') return 'configmap';
  return flags.string('path') === '' ? '' : 'hostpath';
};

const accessModes: Readonly<Record<string, string>> = {
  '': '',
  readonlymany: 'ReadOnlyMany',
  rom: 'ReadOnlyMany',
  readwriteonce: 'ReadWriteOnce',
  rwo: 'ReadWriteOnce',
  readwritemany: 'ReadWriteMany',
  rwm: 'ReadWriteMany',
};

const sourceOf = ({ flags }: Invocation, type: string, claimName: string): Omit<Volume, 'name'> => {
  const needed = (flag: string, title = type): string => {
    if (flags.string(flag) === '') throw new OcError(`must provide --${flag} for --type=${title}`);
    return flags.string(flag);
  };
  const keyed = type === 'configmap' || type === 'secret';
  const modeText = flags.string('default-mode') || (keyed ? '644' : '');
  const defaultMode = (): number => {
    if (!/\b0?[0-7]{3}\b/.test(modeText)) throw new OcError('--default-mode must be between 0000 and 0777');
    return Number.parseInt(modeText, 8);
  };
  switch (type.toLowerCase()) {
    case 'emptydir':
      return { emptyDir: {} };
    case 'hostpath':
      return { hostPath: { path: needed('path', 'hostPath') } };
    case 'secret':
      return { secret: { secretName: needed('secret-name', 'secret'), defaultMode: defaultMode() } };
    case 'configmap':
      return { configMap: { name: needed('configmap-name', 'configmap'), defaultMode: defaultMode() } };
    case 'persistentvolumeclaim':
    case 'pvc':
      if (claimName === '')
        throw new OcError('must provide --claim-name or --claim-size (to create a new claim) for --type=pvc');
      return { persistentVolumeClaim: { claimName } };
    default:
      throw new OcError('invalid volume type. Supported types: emptyDir, hostPath, secret, persistentVolumeClaim');
  }
};

const writtenSource = (text: string): Omit<Volume, 'name'> => {
  let source: unknown;
  try {
    source = JSON.parse(text);
  } catch (error) {
    throw new OcError(errorMessage(error));
  }
  if (Object.keys(source as object).length > 1) throw new OcError('must provide only one volume for --source');
  return source as Omit<Volume, 'name'>;
};
