import { persistentVolumeClaimKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { noPodTemplate, podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { changeObjects, titleOf } from '../../set/change-objects.ts';
import { addVolume, chosenContainers, removeVolumes } from '../../set/change-volumes.ts';
import { listVolumes } from '../../set/list-volumes.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';
import { type VolumeOptions, volumeOptions } from '../../set/volume-options.ts';

/** `oc set volumes`: what pods mount. */
export const setVolumes: Command = {
  usage: 'RESOURCE/NAME --add|--remove',
  flags: [
    ...setFlags,
    booleanFlag('add', 'If true, add volume and/or volume mounts for containers'),
    booleanFlag('remove', 'If true, remove volume and/or volume mounts for containers'),
    stringFlag('name', 'Name of the volume. If empty, auto generated for add operation'),
    stringFlag('containers', 'The names of containers in the selected pod templates to change - may use wildcards', {
      short: 'c',
      default: '*',
    }),
    booleanFlag('confirm', 'If true, confirm that you really want to remove multiple volumes'),
    stringFlag('type', 'emptyDir, hostPath, secret, configmap or persistentVolumeClaim', { short: 't' }),
    stringFlag('mount-path', 'Mount path inside the container.', { short: 'm' }),
    stringFlag('sub-path', 'Path within the volume that is mounted.'),
    stringFlag('default-mode', 'Mode of the files, 0000 to 0777; default 0644.'),
    booleanFlag('read-only', 'Mount volume as ReadOnly.'),
    booleanFlag('overwrite', 'If true, replace existing volume source and/or volume mount'),
    stringFlag('path', 'Host path, for hostPath'),
    stringFlag('configmap-name', 'Name of the config map, for configmap'),
    stringFlag('secret-name', 'Name of the secret, for secret'),
    stringFlag('claim-name', 'Name of the persistent volume claim'),
    stringFlag('claim-class', 'StorageClass to use for the persistent volume claim'),
    stringFlag('claim-size', 'Create a claim of this size: 10G, 10Gi'),
    stringFlag(
      'claim-mode',
      'Access mode of the claim: ReadWriteOnce (rwo), ReadWriteMany (rwm), or ReadOnlyMany (rom)',
      {
        default: 'ReadWriteOnce',
      },
    ),
    stringFlag('source', 'The source of the volume as JSON, for types that --type does not know.'),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    const [add, remove] = [flags.boolean('add'), flags.boolean('remove')];
    if (add && remove) throw new OcError('you may only specify one operation at a time');
    const options = add ? volumeOptions(invocation) : undefined;
    checkFlags(invocation);
    if (!add && !remove) return await list(invocation);
    const single = args.length === 1 && (args[0] as string).includes('/');
    if (options?.claim) await createClaim(invocation, options);
    await changeObjects(invocation, await setTargets(invocation, args), {
      outcome: 'volume updated',
      failing: 'failed to patch volume update to pod template: %s\n',
      change: (target) => {
        const spec = podTemplateSpecOf(target.kind, target.object);
        if (!spec) return false;
        const containers = chosenContainers(invocation, spec);
        if (containers.length === 0) warn(invocation, target.object);
        if (options) addVolume(invocation, spec, options, { containers, single });
        else if (containers.length > 0) removeVolumes(invocation, spec, containers);
        return true;
      },
      unfit: ({ object }) => new OcError(`the  ${object.metadata.name} is not a pod or does not have a pod template`),
    });
    return 0;
  },
};

/** As in `oc`, whose objects have lost their kind here, no kind is named. */
const warn = ({ context, flags }: Invocation, { metadata }: KubeObject): void =>
  context.stderr(
    `warning: ${flags.boolean('add') ? '/' : ' '}${metadata.name} does not have any containers matching ${JSON.stringify(flags.string('containers'))}\n`,
  );

const list = async (invocation: Invocation): Promise<number> => {
  let failed = false;
  const { targets } = await setTargets(invocation, invocation.args);
  for (const target of targets) {
    const spec = podTemplateSpecOf(target.kind, target.object);
    await (spec ? listVolumes(invocation, target, spec) : Promise.reject(noPodTemplate(target.kind))).catch(
      (error: unknown) => {
        failed = true;
        invocation.context.stderr(`error: ${titleOf(target)} ${errorMessage(error)}\n`);
      },
    );
  }
  return failed ? 1 : 0;
};

const createClaim = async (invocation: Invocation, { claim, claimName }: VolumeOptions): Promise<void> => {
  const { client, flags, namespace } = invocation;
  if (!claim) return;
  const object = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: claimName, creationTimestamp: null },
    spec: {
      accessModes: [claim.mode],
      resources: { requests: { storage: claim.size } },
      ...(claim.storageClass !== undefined && { storageClassName: claim.storageClass }),
    },
    status: {},
  };
  const mode = flags.string('dry-run');
  if (mode === 'client' || flags.boolean('local'))
    return printOutcome(invocation, {
      kind: persistentVolumeClaimKind,
      object: object as unknown as KubeObject,
      outcome: 'volume updated',
    });
  const query = { fieldManager: flags.string('field-manager'), ...(mode === 'server' && { dryRun: 'All' }) };
  await client.create(persistentVolumeClaimKind, namespace, object, query);
};

const addOnly = ['source', 'path', 'secret-name', 'configmap-name', 'claim-name', 'default-mode', 'overwrite'];

const checkFlags = ({ args, flags }: Invocation): void => {
  if (flags.has('selector') && flags.boolean('all'))
    throw new OcError('you may specify either --selector or --all but not both');
  if (args.length === 0 && !flags.has('filename'))
    throw new OcError('provide one or more resources to add, list, or delete volumes on as TYPE/NAME');
  if (!flags.boolean('add') && addOnly.some((name) => flags.has(name)))
    throw new OcError(
      '--type|--path|--configmap-name|--secret-name|--claim-name|--source|--default-mode|--overwrite are only valid for --add operation',
    );
  if (flags.boolean('remove') && flags.string('name') === '' && !flags.boolean('confirm'))
    throw new OcError('must provide --confirm for removing more than one volume');
};
