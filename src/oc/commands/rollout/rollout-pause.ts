import { deploymentConfigKind, deploymentKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { fieldManagerFlag, fileFlags, outputFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { selectRollouts, tellOfNothing } from '../../rollout/select-rollouts.ts';

type Pausable = KubeObject & { spec: { paused?: boolean } };

const command = (paused: boolean): Command => ({
  usage: 'RESOURCE [flags]',
  flags: [...fileFlags, selectorFlag, outputFlag, fieldManagerFlag('kubectl-rollout')],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectRollouts(invocation), errors);
    if (loaded.length === 0 && errors.length === 0) tellOfNothing(invocation);
    for (const target of loaded) await set(invocation, target, paused).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
});

/** `oc rollout pause`: changes of the pod template wait. */
export const rolloutPause: Command = command(true);

/** `oc rollout resume`: they do no longer. */
export const rolloutResume: Command = command(false);

const set = async (
  { client, context, flags, namespace }: Invocation,
  { kind, object }: LoadedObject,
  paused: boolean,
): Promise<void> => {
  const { name } = object.metadata;
  const subject = `${kind.plural}.${kind.group} ${JSON.stringify(name)}`;
  if (kind !== deploymentKind && kind !== deploymentConfigKind)
    throw new OcError(
      `${kind.plural}${kind.group && `.${kind.group}`} ${JSON.stringify(name)} ${paused ? 'pausing' : 'resuming'} is not supported`,
    );
  if (((object as Pausable).spec.paused ?? false) === paused)
    throw new OcError(`${subject} is ${paused ? 'already paused' : 'not paused'}`);
  const patch = { spec: { paused: paused || null } };
  const changed = await client.patch<KubeObject>(kind, namespace, name, patch, 'strategic', {
    fieldManager: flags.string('field-manager'),
  });
  context.stdout(
    flags.has('output')
      ? formatTyped(flags, { objects: [changed], kinds: [kind], single: true })
      : `${qualifiedName(kind, name)} ${paused ? 'paused' : 'resumed'}\n`,
  );
};
