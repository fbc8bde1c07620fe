import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Random } from '../../apimachinery/random.ts';
import { defaultClass } from './default-class.ts';
import { defaultTolerations } from './default-tolerations.ts';
import { limitRanger } from './limit-ranger.ts';
import { namespaceLifecycle } from './namespace-lifecycle.ts';
import { nodeRestriction } from './node-restriction.ts';
import { nodeTaint } from './node-taint.ts';
import { priorityAdmission } from './priority.ts';
import { projectNodeSelector } from './project-node-selector.ts';
import { runtimeClass } from './runtime-class.ts';
import { serviceAccountAdmission } from './service-account.ts';
import { storageProtection } from './storage-protection.ts';

/** The plug-ins of Kubernetes and of projects, in the order in which they are asked. */
export const admissionChain = (listers: Listers, random: Random): Admission[] => [
  namespaceLifecycle(listers),
  limitRanger(listers),
  serviceAccountAdmission(listers, random),
  nodeRestriction(listers),
  nodeTaint,
  projectNodeSelector(listers),
  priorityAdmission(listers),
  defaultTolerations,
  defaultClass(listers),
  storageProtection,
  runtimeClass(listers),
];
