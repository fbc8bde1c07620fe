import type { StorageClass } from '../../../resources/storage/storage-class.ts';
import { labelText } from '../../output/table.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, boolText } from '../kubernetes-lines.ts';
import { termLines } from './describe-volume.ts';

/** What `oc describe storageclass` prints. */
export const describeStorageClass = (storageClass: StorageClass, events: ShownEvents, now: number): string => {
  const { metadata, provisioner = '', parameters = {}, allowVolumeExpansion: expands } = storageClass;
  const { mountOptions = [], reclaimPolicy, volumeBindingMode } = storageClass;
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nIsDefaultClass:\t${isDefault(storageClass) ? 'Yes' : 'No'}\n`,
      `Annotations:\t${labelText(metadata.annotations ?? {})}\n`,
      `Provisioner:\t${provisioner}\nParameters:\t${labelText(parameters)}\n`,
      `AllowVolumeExpansion:\t${expands === undefined ? '<unset>' : boolText(expands)}\n`,
      mountOptions.length === 0
        ? 'MountOptions:\t<none>\n'
        : `MountOptions:\n${mountOptions.map((option) => `  ${option}\n`).join('')}`,
      reclaimPolicy ? `ReclaimPolicy:\t${reclaimPolicy}\n` : '',
      volumeBindingMode ? `VolumeBindingMode:\t${volumeBindingMode}\n` : '',
      topologyLines(storageClass),
      describeEvents(events, now),
    ].join(''),
  );
};

const isDefault = ({ metadata: { annotations = {} } }: StorageClass): boolean =>
  ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'].some(
    (key) => annotations[key] === 'true',
  );

const topologyLines = ({ allowedTopologies }: StorageClass): string => {
  if (!allowedTopologies) return '';
  if (allowedTopologies.length === 0) return 'AllowedTopologies:\t<none>\n';
  const terms = allowedTopologies.map(({ matchLabelExpressions = [] }, index) =>
    termLines(
      `  Term ${index}`,
      matchLabelExpressions.map(({ key, values }) => `${key} in${values.length > 0 ? ` [${values.join(', ')}]` : ''}`),
      '  ',
    ),
  );
  return `AllowedTopologies:\t\n${terms.join('')}`;
};
