import type { ObjectMeta } from '../../resources/kube-object.ts';
import { longAgeSince } from '../output/age.ts';
import { field, pairs } from './openshift-lines.ts';

/** The lines with which descriptions of OpenShift's own kinds begin. */
export const describeMeta = (
  { name, namespace, creationTimestamp, labels, annotations = {} }: ObjectMeta,
  now: number,
): string => {
  const { description, ...others } = annotations;
  return [
    field('Name', name),
    namespace ? field('Namespace', namespace) : '',
    creationTimestamp ? field('Created', `${longAgeSince(now, creationTimestamp)} ago`) : '',
    field('Labels', pairs(labels)),
    description ? field('Description', description.split('\n')) : '',
    field('Annotations', pairs(others)),
  ].join('');
};
