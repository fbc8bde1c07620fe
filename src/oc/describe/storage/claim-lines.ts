import { accessModesText } from '../../../resources/storage/access-modes.ts';
import type { PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';
import { annotationLines, labelLines } from '../kubernetes-lines.ts';
import { storageClassOf } from './storage-class-of.ts';

/** What is printed of claims and of the templates of claims. */
type Claim = Pick<PersistentVolumeClaim, 'spec' | 'status'> & {
  readonly metadata: { readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
};

/**
 * What claims and templates of claims have in common.
 *
 * @param indent before every line of a template that stands in a volume
 * @param parts what only claims have: their state, behind their class, and their finalizers, behind their annotations
 */
export const claimLines = (
  { metadata, spec = {}, status = {} }: Claim,
  indent = '',
  { state = '', finalizers = '' } = {},
): string => {
  const { storageClassName, volumeName = '', volumeMode, dataSource } = spec;
  const lines = [
    `StorageClass:\t${storageClassOf(metadata, storageClassName)}`,
    ...(state === '' ? [] : [state]),
    `Volume:\t${volumeName}`,
  ];
  const rest = [
    ...(finalizers === '' ? [] : [finalizers]),
    `Capacity:\t${volumeName ? (status.capacity?.['storage'] ?? '0') : ''}`,
    `Access Modes:\t${volumeName ? accessModesText(status.accessModes) : ''}`,
    ...(volumeMode ? [`VolumeMode:\t${volumeMode}`] : []),
    ...(dataSource
      ? [
          'DataSource:',
          ...(dataSource.apiGroup ? [`  APIGroup:\t${dataSource.apiGroup}`] : []),
          `  Kind:\t${dataSource.kind ?? ''}`,
          `  Name:\t${dataSource.name ?? ''}`,
        ]
      : []),
  ];
  const printed = (each: readonly string[]): string => each.map((line) => `${indent}${line}\n`).join('');
  return [
    printed(lines),
    labelLines('Labels', metadata.labels, indent),
    annotationLines('Annotations', metadata.annotations, indent),
    printed(rest),
  ].join('');
};
