import { deploymentConfigKind, deploymentKind, replicationControllerKind } from '../../../resources/kinds/kinds.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { phaseOf, rolloutAnnotations, versionOf } from '../../../resources/workloads/rollout.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { qualifiedName } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { numberFlag } from '../../command-line/flag.ts';
import { fileFlags, outputFlag, selectorFlag } from '../../command-line/shared-flags.ts';
import { alignOpenShift } from '../../describe/openshift-lines.ts';
import { describePodTemplate } from '../../describe/pods/describe-pod-template.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printUnheeded } from '../../output/format-chosen.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { configRollouts } from '../../rollout/config-rollouts.ts';
import { noRevisions } from '../../rollout/no-revisions.ts';
import { selectRollouts } from '../../rollout/select-rollouts.ts';
import { type WorkloadRevision, workloadRevisions } from '../../rollout/workload-revisions.ts';

/** `oc rollout history`: the versions of a workload, or the pod template of one. */
export const rolloutHistory: Command = {
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: [
    ...fileFlags,
    selectorFlag,
    outputFlag,
    numberFlag('revision', 'See the details, including podTemplate of the revision specified', { default: '0' }),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const revision = flags.number('revision');
    const selections = await selectRollouts(invocation);
    if (revision < 0) throw new OcError(`revision must be a positive integer: ${revision}`);
    const errors: unknown[] = [];
    const show = async (target: LoadedObject): Promise<void> => {
      if (flags.isGiven('output')) return await printHistory(invocation, target, revision);
      const name = qualifiedName(target.kind, target.object.metadata.name);
      const text = await historyOf(invocation, target, revision);
      if (flags.has('output')) return printOutcome(invocation, { ...target, outcome: '', isSeries: true });
      context.stdout(`${name} ${revision > 0 ? `with revision #${revision}` : ''}\n${text}\n`);
    };
    for (const target of await loadObjects(invocation, selections, errors))
      await show(target).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

const historyOf = async (invocation: Invocation, target: LoadedObject, revision: number): Promise<string> => {
  if (target.kind === deploymentConfigKind) return configHistory(invocation, target.object.metadata.name, revision);
  const revisions = await revisionsOf(invocation, target);
  if (revisions.length === 0) return 'No rollout history found.';
  if (revision > 0) {
    const found = revisions.find(({ number }) => number === revision);
    return templateText(found && target.kind === deploymentKind ? withCause(found) : found?.template);
  }
  const rows = revisions.map(({ number, kept }) => {
    const cause = kept.metadata.annotations?.[CAUSE] || '<none>';
    return `${number}\t${cause}\n`;
  });
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, { padding: 2 });
};

const CAUSE = 'kubernetes.io/change-cause';

/** A template of a deployment shows why it was made. */
const withCause = ({ template, kept }: WorkloadRevision): PodTemplateSpec => {
  const cause = kept.metadata.annotations?.[CAUSE];
  if (!cause) return template;
  const { metadata } = template;
  return { ...template, metadata: { ...metadata, annotations: { ...metadata?.annotations, [CAUSE]: cause } } };
};

/** The versions themselves, the oldest first: replication controllers, replica sets, or the workload as it was. */
const printHistory = async (invocation: Invocation, target: LoadedObject, revision: number): Promise<void> => {
  const { client, namespace } = invocation;
  const { kind, object } = target;
  const found =
    kind === deploymentConfigKind
      ? (await configRollouts(client, namespace, object.metadata.name)).reverse().map((each) => ({
          number: versionOf(each),
          shown: { ...each, apiVersion: 'v1', kind: replicationControllerKind.kind },
          shownKind: replicationControllerKind,
        }))
      : await revisionsOf(invocation, target);
  for (const { number, shown, shownKind } of found)
    if (revision === 0 || number === revision)
      printUnheeded(invocation, () =>
        printOutcome(invocation, { kind: shownKind, object: shown, outcome: '', declared: true, isSeries: true }),
      );
};

const revisionsOf = async ({ client }: Invocation, target: LoadedObject): Promise<WorkloadRevision[]> => {
  const revisions = await workloadRevisions(client, target);
  if (revisions === undefined) throw noRevisions(target.kind, 'history viewer', 'history');
  return revisions;
};

const configHistory = async ({ client, namespace }: Invocation, config: string, revision: number): Promise<string> => {
  const rollouts = (await configRollouts(client, namespace, config)).reverse();
  if (rollouts.length === 0) return 'No rollout history found.';
  if (revision > 0) return templateText(rollouts.find((each) => versionOf(each) === revision)?.spec.template);
  const rows = rollouts
    .filter((rollout) => versionOf(rollout) > 0)
    .map((rollout) => {
      const cause = rollout.metadata.annotations?.[rolloutAnnotations.reason] || '<unknown>';
      return `${versionOf(rollout)}\t${phaseOf(rollout)}\t${cause}\n`;
    });
  return alignOpenShift(`REVISION\tSTATUS\tCAUSE\n${rows.join('')}`);
};

const templateText = (template: PodTemplateSpec | undefined): string => {
  if (template === undefined) throw new OcError('unable to find the specified revision');
  return describePodTemplate(template);
};
