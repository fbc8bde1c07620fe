import type { RequestInfo } from '../request/request-info.ts';

/** Whether a request is one of OpenShift's own access reviews, which are about whoever asks when they name nobody. */
export const mayBePersonalReview = ({ verb, resource }: RequestInfo): boolean =>
  resource !== undefined &&
  verb === 'create' &&
  resource.group === 'authorization.openshift.io' &&
  resource.subresource === undefined &&
  REVIEWS.has(resource.plural);

const REVIEWS = new Set(['subjectaccessreviews', 'localsubjectaccessreviews']);
