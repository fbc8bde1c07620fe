import type { KubeObject } from '../../resources/kube-object.ts';
import { longAgeSince } from '../output/age.ts';
import { alignOpenShift, field, pairs } from './openshift-lines.ts';

/** A project of project.openshift.io/v1. */
export interface Project extends KubeObject {
  status?: { phase?: string };
}

/** What `oc describe project` prints, for a project without quota and node selector. */
export const describeProject = ({ metadata, status }: Project, now: number): string => {
  const annotations = metadata.annotations ?? {};
  const shown = Object.fromEntries(Object.entries(annotations).filter(([key]) => !ownLines.includes(key)));
  return alignOpenShift(
    [
      field('Name', metadata.name),
      field('Created', `${longAgeSince(now, metadata.creationTimestamp)} ago`),
      field('Labels', pairs(metadata.labels)),
      field('Annotations', pairs(shown)),
      field('Display Name', annotations['openshift.io/display-name']),
      field('Description', annotations['openshift.io/description']),
      field('Status', status?.phase),
      field('Node Selector', annotations['openshift.io/node-selector']),
      field('Quota', undefined),
      field('Resource limits', undefined),
    ].join(''),
  );
};

const ownLines = ['openshift.io/display-name', 'openshift.io/description', 'openshift.io/node-selector'];
