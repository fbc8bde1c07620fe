import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ResourceList } from '../../../resources/workloads/pod-spec.ts';
import type { Listers } from '../lister.ts';
import { unscoped } from './count-evaluator.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';

/**
 * Imports and tags are not kept, but may make a stream: they are refused where no further stream is allowed. The stream counts
 * when it is made. Other kinds have no such evaluator.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/quota/image
 */
export const streamRequestEvaluator = (kind: ResourceKind, listers: Listers): QuotaEvaluator | undefined => {
  const streamOf = requests[kind.plural];
  if (streamOf === undefined) return undefined;
  const streams = listers.of(imageStreamKind);
  return {
    ...unscoped,
    charges: false,
    operations: ['CREATE', 'UPDATE'],
    measures: (name) => name === RESOURCE,
    usage: (object): ResourceList => {
      const stream = streamOf(object);
      const isNew = stream !== undefined && streams.get(object.metadata.namespace, stream) === undefined;
      return isNew ? { [RESOURCE]: '1' } : {};
    },
  };
};

const RESOURCE = 'openshift.io/imagestreams';

/** The stream that a request may make. */
const requests: Readonly<Record<string, (object: KubeObject) => string | undefined>> = {
  imagestreamimports: (object) =>
    (object as KubeObject & { spec?: { import?: boolean } }).spec?.import ? object.metadata.name : undefined,
  imagestreamtags: ({ metadata }) => metadata.name.split(':')[0],
};
