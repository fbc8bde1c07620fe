import { selfSubjectReviewKind } from '../../resources/kinds.ts';
import type { Client } from './client.ts';

/** Whom the server takes the caller for. */
export const currentUser = async (client: Client): Promise<string> => {
  const review = {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { creationTimestamp: null },
    status: { userInfo: {} },
  };
  const answer = await client.create<{ status: { userInfo: { username: string } } }>(selfSubjectReviewKind, '', review);
  return answer.status.userInfo.username;
};
