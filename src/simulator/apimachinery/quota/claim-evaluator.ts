import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import { countName, unscoped } from './count-evaluator.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';

const OF_CLASS = '.storageclass.storage.k8s.io/';
const names = [countName('persistentvolumeclaims'), 'persistentvolumeclaims', 'requests.storage'];

/** Counts claims and the storage they ask for, in all and of each class. */
export const claimEvaluator: QuotaEvaluator = {
  ...unscoped,
  operations: ['CREATE', 'UPDATE'],
  measures: (name) =>
    names.includes(name) ||
    ['persistentvolumeclaims', 'requests.storage'].some((resource) => name.endsWith(`${OF_CLASS}${resource}`)),
  usage: (object) => {
    const { resources, storageClassName = '' } = (object as Claim).spec;
    const storage = resources?.requests?.['storage'];
    const prefix = storageClassName === '' ? undefined : `${storageClassName}${OF_CLASS}`;
    return {
      [countName('persistentvolumeclaims')]: '1',
      persistentvolumeclaims: '1',
      ...(prefix === undefined ? {} : { [`${prefix}persistentvolumeclaims`]: '1' }),
      ...(storage === undefined ? {} : { 'requests.storage': storage }),
      ...(storage === undefined || prefix === undefined ? {} : { [`${prefix}requests.storage`]: storage }),
    };
  },
};

interface Claim extends KubeObject {
  spec: { storageClassName?: string; resources?: { requests?: ResourceList } };
}
