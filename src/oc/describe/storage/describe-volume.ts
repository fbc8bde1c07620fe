import { accessModesText } from '../../../resources/storage/access-modes.ts';
import type { PersistentVolume } from '../../../resources/storage/persistent-volume.ts';
import type { NodeSelector } from '../../../resources/workloads/affinity.ts';
import { shortAgeSince } from '../../output/age.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';
import { describeSource } from './describe-source.ts';
import { storageClassOf } from './storage-class-of.ts';

/** What `oc describe pv` prints. */
export const describeVolume = (
  { metadata, spec = {}, status = {} }: PersistentVolume,
  events: ShownEvents,
  now: number,
) => {
  const { claimRef, volumeMode, nodeAffinity } = spec;
  const phase = metadata.deletionTimestamp
    ? `Terminating (lasts ${shortAgeSince(now, metadata.deletionTimestamp)})`
    : (status.phase ?? '');
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Finalizers:\t[${(metadata.finalizers ?? []).join(' ')}]\n`,
      `StorageClass:\t${storageClassOf(metadata, spec.storageClassName)}\nStatus:\t${phase}\n`,
      `Claim:\t${claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : ''}\n`,
      `Reclaim Policy:\t${spec.persistentVolumeReclaimPolicy ?? ''}\n`,
      `Access Modes:\t${accessModesText(spec.accessModes)}\n`,
      volumeMode ? `VolumeMode:\t${volumeMode}\n` : '',
      `Capacity:\t${spec.capacity?.['storage'] ?? '0'}\n`,
      affinityLines(nodeAffinity?.required),
      `Message:\t${status.message ?? ''}\nSource:\n`,
      describeSource(spec, true) ?? '  <unknown>\n',
      describeEvents(events, now),
    ].join(''),
  );
};

/** From which nodes a volume can be reached. */
const affinityLines = (required: NodeSelector | undefined): string => {
  if (!required) return 'Node Affinity:\t<none>\n';
  const terms = required.nodeSelectorTerms ?? [];
  if (terms.length === 0) return 'Node Affinity:\t\n  Required Terms:\t<none>\n';
  return `Node Affinity:\t\n  Required Terms:\t\n${terms
    .map(({ matchExpressions = [] }, index) =>
      termLines(
        `    Term ${index}`,
        matchExpressions.map(
          ({ key, operator, values = [] }) =>
            `${key} ${operator.toLowerCase()}${values.length > 0 ? ` [${values.join(', ')}]` : ''}`,
        ),
        '    ',
      ),
    )
    .join('')}`;
};

/** The conditions of one term below each other, behind its title. */
export const termLines = (title: string, conditions: readonly string[], indent: string): string =>
  conditions.length === 0 ? `${title}:\t<none>\n` : `${title}:\t${conditions.join(`\n${indent}\t`)}\n`;
