import type { Deployment } from '../../resources/deployment.ts';
import {
  deploymentConfigKind,
  deploymentKind,
  replicaSetKind,
  replicationControllerKind,
} from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodTemplateSpec } from '../../resources/pod-spec.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/resource-kind.ts';
import { phaseOf, rolloutAnnotations, versionOf } from '../../resources/rollout.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { qualifiedKind, qualifiedName } from '../client/object-name.ts';
import { selectFilesOrWords } from '../client/select-from-files.ts';
import type { Command, Invocation } from '../command.ts';
import { numberFlag } from '../command-line/flag.ts';
import { fileFlags, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { describePodTemplate } from '../describe/describe-pod-template.ts';
import { alignKubernetes } from '../describe/kubernetes-lines.ts';
import { alignOpenShift } from '../describe/openshift-lines.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printOutcome } from '../output/print-outcome.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { configRollouts } from '../rollout/config-rollouts.ts';
import { deploymentRevisions, revisionOf } from '../rollout/deployment-revisions.ts';

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
    const { args, flags, context } = invocation;
    const revision = flags.number('revision');
    if (revision < 0) throw new OcError(`revision must be a positive integer: ${revision}`);
    const errors: unknown[] = [];
    for (const target of await loadObjects(invocation, await selectFilesOrWords(invocation, args), errors)) {
      if (flags.has('output')) {
        await printHistory(invocation, target, revision);
        continue;
      }
      const name = qualifiedName(target.kind, target.object.metadata.name);
      const text = await historyOf(invocation, target, revision);
      context.stdout(`${name} ${revision > 0 ? `with revision #${revision}` : ''}\n${text}\n`);
    }
    throwCollected(errors);
  },
};

const historyOf = (invocation: Invocation, { kind, object }: LoadedObject, revision: number): Promise<string> => {
  if (kind === deploymentConfigKind) return configHistory(invocation, object.metadata.name, revision);
  if (kind === deploymentKind) return deploymentHistory(invocation, object as Deployment, revision);
  throw noViewer(kind);
};

/** The versions themselves, replication controllers or replica sets, the oldest first. */
const printHistory = async (
  invocation: Invocation,
  { kind, object }: LoadedObject,
  revision: number,
): Promise<void> => {
  const { client, namespace } = invocation;
  const isConfig = kind === deploymentConfigKind;
  if (!isConfig && kind !== deploymentKind) throw noViewer(kind);
  const found = isConfig
    ? (await configRollouts(client, namespace, object.metadata.name)).reverse().map((each) => [versionOf(each), each])
    : (await deploymentRevisions(client, namespace, object as Deployment)).map((each) => [revisionOf(each), each]);
  const shownKind = isConfig ? replicationControllerKind : replicaSetKind;
  for (const [number, version] of found as [number, KubeObject][])
    if (revision === 0 || number === revision) {
      const typed = { ...version, apiVersion: apiVersionOf(shownKind), kind: shownKind.kind };
      printOutcome(invocation, { kind: shownKind, object: typed, outcome: '', declared: true, isSeries: true });
    }
};

const noViewer = (kind: ResourceKind): OcError =>
  new OcError(`no history viewer has been implemented for ${JSON.stringify(qualifiedKind(kind))}`);

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

const deploymentHistory = async (
  { client, namespace }: Invocation,
  deployment: Deployment,
  revision: number,
): Promise<string> => {
  const sets = await deploymentRevisions(client, namespace, deployment);
  if (revision > 0) return templateText(sets.find((each) => revisionOf(each) === revision)?.spec.template);
  if (sets.length === 0) return 'No rollout history found.';
  const rows = sets.map((set) => {
    const cause = set.metadata.annotations?.['kubernetes.io/change-cause'] || '<none>';
    return `${revisionOf(set)}\t${cause}\n`;
  });
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, { padding: 2 });
};

const templateText = (template: PodTemplateSpec | undefined): string => {
  if (template === undefined) throw new OcError('unable to find the specified revision');
  return alignKubernetes(describePodTemplate(template));
};
