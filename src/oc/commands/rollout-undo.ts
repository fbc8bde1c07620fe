import type { Deployment } from '../../resources/deployment.ts';
import type { DeploymentConfig } from '../../resources/deployment-config.ts';
import { deploymentConfigKind, deploymentKind } from '../../resources/kinds.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { qualifiedKind } from '../client/object-name.ts';
import { selectFilesOrWords } from '../client/select-from-files.ts';
import type { Command, Invocation } from '../command.ts';
import { numberFlag } from '../command-line/flag.ts';
import { dryRunFlag, fileFlags, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { describePodTemplate } from '../describe/describe-pod-template.ts';
import { alignKubernetes } from '../describe/kubernetes-lines.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printOutcome } from '../output/print-outcome.ts';
import { undoConfig } from '../rollout/undo-config.ts';
import { undoDeployment } from '../rollout/undo-deployment.ts';

/** `oc rollout undo`: back to the pod template of an older version. */
export const rolloutUndo: Command = {
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: [
    ...fileFlags,
    selectorFlag,
    outputFlag,
    dryRunFlag,
    numberFlag('to-revision', 'The revision to rollback to. Default to 0 (last revision).', { default: '0' }),
  ],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectFilesOrWords(invocation, invocation.args), errors);
    for (const target of loaded) {
      const outcome = await undo(invocation, target).catch((error: unknown) => void errors.push(error));
      if (outcome !== undefined) printOutcome(invocation, { ...target, outcome, isSeries: true });
    }
    throwCollected(errors);
  },
};

const undo = async (invocation: Invocation, { kind, object }: LoadedObject): Promise<string> => {
  const { flags } = invocation;
  const revision = flags.number('to-revision');
  if (kind === deploymentConfigKind) {
    const dryRun = flags.string('dry-run') !== 'none';
    const { spec } = await undoConfig(invocation, object as DeploymentConfig, revision, dryRun);
    return dryRun ? alignKubernetes(describePodTemplate(spec.template)).trimEnd() : 'rolled back';
  }
  if (kind !== deploymentKind)
    throw new OcError(`no rollbacker has been implemented for ${JSON.stringify(qualifiedKind(kind))}`);
  return await undoDeployment(invocation, object as Deployment, revision);
};
