import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { Listers } from '../lister.ts';
import { claimEvaluator } from './claim-evaluator.ts';
import { countEvaluator } from './count-evaluator.ts';
import { podEvaluator } from './pod-evaluator.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';
import { serviceEvaluator } from './service-evaluator.ts';
import { streamRequestEvaluator } from './stream-request-evaluator.ts';

/** The evaluator of a kind; kinds that nothing is known of are counted. */
export const evaluatorOf = (kind: ResourceKind, listers: Listers): QuotaEvaluator => {
  if (kind.group === 'image.openshift.io' && kind.plural !== 'imagestreams')
    return streamRequestEvaluator(kind, listers) ?? countEvaluator(kind);
  if (kind.group !== '') return countEvaluator(kind);
  if (kind.plural === 'pods') return podEvaluator;
  if (kind.plural === 'services') return serviceEvaluator;
  if (kind.plural === 'persistentvolumeclaims') return claimEvaluator;
  return countEvaluator(kind);
};
