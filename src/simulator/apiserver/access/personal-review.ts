import { decodeBody } from '../body/decode-body.ts';
import { BODY_LIMIT } from '../body/decode-object.ts';
import type { RequestInfo } from '../request/request-info.ts';
import type { Exchange } from '../transport/exchange.ts';

/**
 * The exchange and what it asks for: a review that names nobody counts as a SelfSubjectAccessReview when access to it is checked,
 * so that everybody may ask about herself. Its body is read for that, and again by whoever answers.
 *
 * @see https://github.com/openshift/library-go/blob/master/pkg/apiserver/apiserverconfig/personal_subjectaccessreview.go
 */
export const personalReview = async (exchange: Exchange, info: RequestInfo): Promise<[Exchange, RequestInfo]> => {
  const body = await exchange.readBody(BODY_LIMIT);
  const again = { ...exchange, readBody: async () => body };
  const review = (await decodeBody(exchange.headers, body, 'SubjectAccessReview')) as {
    user?: string;
    groups?: readonly string[] | null;
  };
  if (review.user || review.groups?.length || info.resource === undefined) return [again, info];
  const resource = { ...info.resource, group: 'authorization.k8s.io', plural: 'selfsubjectaccessreviews' };
  return [again, { ...info, resource }];
};
