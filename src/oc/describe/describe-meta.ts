import type { ObjectMeta } from '../../resources/kube-object.ts';
import { longAgeSince } from '../output/age.ts';
import { field, pairs } from './openshift-lines.ts';

/** The lines with which descriptions of OpenShift's own kinds begin. */
export const describeMeta = (
  { name, namespace, creationTimestamp, labels, annotations }: ObjectMeta,
  now: number,
): string =>
  [
    field('Name', name),
    namespace ? field('Namespace', namespace) : '',
    creationTimestamp ? field('Created', `${longAgeSince(now, creationTimestamp)} ago`) : '',
    field('Labels', pairs(labels)),
    describeAnnotations(annotations),
  ].join('');

/** The annotations, of which the description has a line of its own. */
export const describeAnnotations = ({ description, ...others }: Readonly<Record<string, string>> = {}): string =>
  `${description ? field('Description', description.split('\n')) : ''}${field('Annotations', pairs(others))}`;
