import { daemonSetKind, deploymentKind, statefulSetKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { fieldManagerFlag, fileFlags, outputFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { selectRollouts, tellOfNothing } from '../../rollout/select-rollouts.ts';

/** `oc rollout restart`: replaces all pods by giving their template a new annotation. */
export const rolloutRestart: Command = {
  usage: 'RESOURCE [flags]',
  flags: [...fileFlags, selectorFlag, outputFlag, fieldManagerFlag('kubectl-rollout')],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectRollouts(invocation), errors);
    if (loaded.length === 0 && errors.length === 0) tellOfNothing(invocation);
    for (const target of loaded) await restart(invocation, target).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

const podTemplateOf = (object: KubeObject): PodTemplateSpec | undefined =>
  (object as KubeObject & { spec?: { template?: PodTemplateSpec } }).spec?.template;

const restart = async (
  { client, context, flags, namespace }: Invocation,
  { kind, object }: LoadedObject,
): Promise<void> => {
  const { name } = object.metadata;
  const subject = `${kind.plural}${kind.group && `.${kind.group}`} ${JSON.stringify(name)}`;
  if (![deploymentKind, daemonSetKind, statefulSetKind].includes(kind))
    throw new OcError(`${subject} restarting is not supported`);
  if ((object as KubeObject & { spec?: { paused?: boolean } }).spec?.paused)
    throw new OcError(`${subject} can't restart paused deployment (run rollout resume first)`);
  const restartedAt = `${new Date(context.now()).toISOString().slice(0, 19)}Z`;
  if (podTemplateOf(object)?.metadata?.annotations?.[RESTARTED] === restartedAt)
    throw new OcError(
      `failed to create patch for ${name}: if restart has already been triggered within the past second, please wait before attempting to trigger another`,
    );
  const patch = { spec: { template: { metadata: { annotations: { [RESTARTED]: restartedAt } } } } };
  const changed = await client.patch<KubeObject>(kind, namespace, name, patch, 'strategic', {
    fieldManager: flags.string('field-manager'),
  });
  context.stdout(
    flags.has('output')
      ? formatTyped(flags, { objects: [changed], kinds: [kind], single: true })
      : `${qualifiedName(kind, name)} restarted\n`,
  );
};
