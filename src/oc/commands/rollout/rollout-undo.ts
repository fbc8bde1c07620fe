import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig } from '../../../resources/workloads/deployment-config.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import type { Command, Invocation } from '../../command.ts';
import { numberFlag } from '../../command-line/flag.ts';
import { dryRunFlag, fileFlags, outputFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { describePodTemplate } from '../../describe/pods/describe-pod-template.ts';
import { throwCollected } from '../../oc-error.ts';
import { checkFormat, objectFormats } from '../../output/formats.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { noRevisions } from '../../rollout/no-revisions.ts';
import { selectRollouts } from '../../rollout/select-rollouts.ts';
import { undoConfig } from '../../rollout/undo-config.ts';
import { undoWorkload } from '../../rollout/undo-workload.ts';
import { workloadRevisions } from '../../rollout/workload-revisions.ts';

/** `oc rollout undo`: back to the pod template of an older version. */
export const rolloutUndo: Command = {
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  checksFormatLate: true,
  flags: [
    ...fileFlags,
    selectorFlag,
    outputFlag,
    dryRunFlag,
    numberFlag('to-revision', 'The revision to rollback to. Default to 0 (last revision).', { default: '0' }),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectRollouts(invocation), errors);
    for (const target of loaded) {
      const outcome = await undo(invocation, target).catch((error: unknown) => void errors.push(error));
      if (outcome === undefined) continue;
      checkFormat(flags.string('output'), objectFormats);
      printOutcome(invocation, { ...target, outcome, isSeries: true });
    }
    throwCollected(errors);
  },
};

const undo = async (invocation: Invocation, target: LoadedObject): Promise<string> => {
  const { client, flags } = invocation;
  const revision = flags.number('to-revision');
  if (target.kind === deploymentConfigKind) {
    const dryRun = flags.string('dry-run') !== 'none';
    const { spec } = await undoConfig(invocation, target.object as DeploymentConfig, revision, dryRun);
    return dryRun ? `\n${describePodTemplate(spec.template)}` : 'rolled back';
  }
  const revisions = await workloadRevisions(client, target);
  if (revisions === undefined) throw noRevisions(target.kind, 'rollbacker', 'rollbacker');
  return await undoWorkload(invocation, target, revisions, revision);
};
